#!/usr/bin/env python3
"""Checks what the documentation shows of code, configurations and commands.

A code block marked `cpp flagged` gives a finding, one marked `cpp clean` none, and
both compile. In the page of a check, a flagged block gives a finding of that check.
YAML can be parsed, and clang-tidy knows all names in that of a `.clang-tidy`. The
options of commands exist.
"""

import argparse
import pathlib
import re
import shutil
import subprocess
import sys

import yaml

PRELUDE = """#include <app/task.h>
#include <chrono>
#include <future>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>
using namespace std::chrono_literals;
"""

parser = argparse.ArgumentParser(usage=__doc__)
for name in ("root", "work", "inputs"):
    parser.add_argument("--" + name, type=pathlib.Path, required=True)
for name in ("clang-tidy", "plugin", "driver", "clangd", "run-clang-tidy"):
    parser.add_argument("--" + name, required=True)
arguments = parser.parse_args()
shutil.rmtree(arguments.work, ignore_errors=True)
arguments.work.mkdir(parents=True)

docs = arguments.root / "docs"
problems = []


def fenced(language):
    """The blocks of all pages in that language: page, line, text."""
    for page in sorted(docs.rglob("*.md")):
        text = page.read_text()
        for block in re.finditer(rf"^```{language}\n(.*?)^```", text, re.S | re.M):
            yield (page.relative_to(arguments.root), text[:block.start()].count("\n") + 1,
                   block[block.lastindex], block)


def clang_tidy(*options):
    return subprocess.run([arguments.clang_tidy, f"--load={arguments.plugin}", *options],
                          capture_output=True, text=True, cwd=arguments.work)


blocks = []
for page, line, text, block in fenced("cpp (flagged|clean)"):
    file = arguments.work / f"block_{len(blocks):03}.cpp"
    file.write_text(PRELUDE + text)
    blocks.append((page, line, block[1], file))
if not blocks:
    sys.exit("docs/ has no marked block")

output = clang_tidy("--checks=-*,async-*", "--quiet", *[str(file) for *_, file in blocks],
                    "--", "-std=c++20", "-isystem", str(arguments.inputs)).stdout
for page, line, kind, file in blocks:
    found = re.findall(rf"{re.escape(file.name)}:\d+:\d+: (warning|error): .*\[(\S+)\]",
                       output)
    wanted = "async-" + page.stem if page.parent.name == "checks" else "async-"
    if any(level == "error" for level, _ in found):
        problems.append(f"{page}:{line}: does not compile")
    elif kind == "clean" and found:
        problems.append(f"{page}:{line}: is not clean: {found}")
    elif kind == "flagged" and not any(name.startswith(wanted) for _, name in found):
        problems.append(f"{page}:{line}: is not flagged: {found}")
if problems:
    sys.exit("\n".join(problems) + "\n" + output)


def check_yaml(place, text):
    try:
        content = yaml.safe_load(text)
    except yaml.YAMLError as error:
        problems.append(f"{place}: no YAML: {error}")
        return
    if isinstance(content, dict) and content.keys() & {"Checks", "CheckOptions"}:
        (arguments.work / "config").write_text(text)
        verified = clang_tidy("--config-file=config", "--verify-config")
        if verified.returncode:
            problems.append(f"{place}: {verified.stderr}")


configurations = [(f"{page}:{line}", text)
                  for page, line, text, _ in fenced(r"yaml(?: [^\n]*)?")]
configurations += [(path.relative_to(arguments.root), path.read_text())
                   for pattern in ("ci/*.yml", "presets/*.clang-tidy")
                   for path in sorted(docs.glob(pattern))]
for place, text in configurations:
    check_yaml(place, text)


def options(program, *question):
    """The options in a program's help, without their dashes."""
    text = subprocess.run([program, *question], capture_output=True, text=True,
                          check=True).stdout
    return set(re.findall(r"(?<![\w-])--?(\w[\w-]*)", text))


programs = {"async-tidy": options(arguments.driver, "--help-hidden"),
            "async-clangd": options(arguments.clangd, "--help-hidden"),
            "clang-tidy-22": options(arguments.clang_tidy, "--help-hidden"),
            "run-clang-tidy-22": options(arguments.run_clang_tidy, "-h")}
# clangd hides those of its check mode everywhere.
programs["async-clangd"] |= {"check-locations", "check-tidy-time", "check-warnings"}
known = set().union(*programs.values())
commands = 0
for path in [arguments.root / "README.md", arguments.root / ".pre-commit-hooks.yaml",
             *sorted(docs.rglob("*.md")), *sorted((docs / "ci").iterdir())]:
    text = path.read_text()
    used = []
    if path.suffix == ".md":
        code = re.findall(r"^```[^\n]*\n(.*?)^```|`([^`\n]+)`", text, re.S | re.M)
        used += [("no program", name) for _, span in code
                 for name in re.findall(r"^--(\w[\w-]*)", span)]
        text = "\n".join(block or span for block, span in code)
    for program, line in re.findall(
            rf"(?<![\w/.-])({'|'.join(programs)})((?: [^#\n]*)?)", text):
        # Behind '--' stand flags of the compiler.
        command = re.split(r" (?:--|[|&;>]+) ", line)[0]
        used += [(program, name) for name in re.findall(r" --?(\w[\w-]*)", command)]
    commands += len(used)
    for program, name in used:
        if name not in programs.get(program, known):
            problems.append(f"{path.relative_to(arguments.root)}: "
                            f"{program} has no option '{name}'")
if problems:
    sys.exit("\n".join(problems))
print(f"{len(blocks)} blocks, {len(configurations)} configurations, {commands} options")
