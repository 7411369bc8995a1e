#!/usr/bin/env python3
"""Checks rules of the repository, and prints each that is broken.

What is registered is what the catalogue has, no name is taken, options and their
defaults are the documented ones, every check has its page, tests and change-log
entry, messages keep to the convention, layers include only what is below them,
and links lead somewhere.
"""

import argparse
import pathlib
import re
import subprocess
import sys

parser = argparse.ArgumentParser(usage=__doc__)
parser.add_argument("--root", type=pathlib.Path, required=True)
parser.add_argument("--clang-tidy", required=True)
parser.add_argument("--plugin", required=True)
parser.add_argument("--driver", required=True)
arguments = parser.parse_args()
root = arguments.root
problems = []


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True,
                          cwd="/").stdout


def expect(condition, problem):
    if not condition:
        problems.append(problem)


def sources(*suffixes):
    return [path for folder in ("checks", "tool", "test/unit")
            for path in (root / folder).rglob("*") if path.suffix in suffixes]


load = f"--load={arguments.plugin}"
listed = run(arguments.driver, "--list-checks").splitlines()
catalogue = [line.split()[0] for line in listed]
registered = re.findall(r"^    (async-\S+)$", run(
    arguments.clang_tidy, load, "--checks=-*,async-*", "--list-checks"), re.M)
expect(registered == catalogue, f"registered {registered}, catalogue {catalogue}")

upstream = run(arguments.clang_tidy, "--checks=*", "--list-checks").split()
for name in catalogue:
    expect(name not in upstream, f"{name}: clang-tidy has a check of that name")
expect(not [name for name in upstream if name.startswith("async-")],
       "clang-tidy has a module 'async'")

# The options that clang-tidy knows are the documented ones, with their defaults.
dumped = dict(re.findall(r"^  (async[\w.-]+):\s*(.*)$", run(
    arguments.clang_tidy, load, "--checks=-*,async-*", "--dump-config"), re.M))
reference = (root / "docs/configuration.md").read_text()
documented = {name: "" if default == "empty" else default.strip("`") for
              name, default in re.findall(r"^\| `(async[\w.-]+)` \| (\S+) \|",
                                          reference, re.M)}
dumped = {name: value.strip("'\"") for name, value in dumped.items()}
# Options of the family belong to no check, and clang-tidy dumps only those that do.
documented = {name: default for name, default in documented.items()
              if not name.startswith("async.")}
expect(dumped == documented, f"options {dumped}, documented {documented}")

change_log = (root / "CHANGELOG.md").read_text()
for name in catalogue:
    short = name.removeprefix("async-")
    page = root / "docs/checks" / f"{short}.md"
    expect(page.exists(), f"{name}: no page {page.relative_to(root)}")
    if page.exists():
        for heading in ("Why", "Flagged", "Not flagged", "What to write instead",
                        "Fixes", "Limits"):
            expect(f"\n## {heading}\n" in page.read_text(),
                   f"{page.relative_to(root)}: no section '{heading}'")
    tests = root / "test/checks" / short
    flags, ignores = tests / "flags.cpp", tests / "ignores.cpp"
    for needed in (flags, ignores, tests / "templates-and-macros.cpp"):
        expect(needed.exists(), f"{name}: no {needed.relative_to(root)}")
    if flags.exists() and ignores.exists():
        silent = sum(len(path.read_text().splitlines())
                     for path in tests.glob("*ignores*.cpp"))
        loud = sum(not re.match(r"\s*// CHECK-", line)
                   for line in flags.read_text().splitlines())
        expect(silent >= loud, f"{name}: more lines are flagged than ignored")
    expect(f"`{name}`" in change_log, f"{name}: not in CHANGELOG.md")

for path in sources(".cpp"):
    if path.parent != root / "checks":
        continue
    for call in re.finditer(r"\bdiag\(.*?((?:\"(?:[^\"\\]|\\.)*\"\s*)+)",
                            path.read_text(), re.S):
        text = "".join(re.findall(r"\"((?:[^\"\\]|\\.)*)\"", call[1]))
        # The longest message that the alternatives make.
        longest = re.sub(r"%(?:select|plural)\{([^}]*)\}\d*",
                         lambda m: max(m[1].split("|"), key=len), text)
        place = f"{path.relative_to(root)}: '{text}'"
        expect(not text.endswith("."), f"{place}: a full stop")
        expect(not re.match(r"[A-Z]", text), f"{place}: upper case")
        expect("please" not in text.lower(), f"{place}: 'please'")
        expect(len(longest) <= 130, f"{place}: {len(longest)} characters")

layers = {"libraries": {"libraries"}, "analysis": {"analysis", "libraries"}}
for folder, allowed in layers.items():
    for path in (root / "checks" / folder).glob("*.[ch]*"):
        for included in re.findall(r'#include "([^"]+)"', path.read_text()):
            first = included.split("/")[0]
            expect(first in allowed | {"clang", "llvm"},
                   f"{path.relative_to(root)} includes {included}")
        if folder != "libraries":
            expect(not re.search(r"\bdiag\(", path.read_text()),
                   f"{path.relative_to(root)} emits a diagnostic")
for path in (root / "checks/libraries").glob("Models.*"):
    expect('"clang/' not in path.read_text(),
           f"{path.relative_to(root)} includes a Clang header")
expect('"clang' not in (root / "checks/Catalog.h").read_text(),
       "checks/Catalog.h includes a Clang header")

for path in sources(".cpp", ".h"):
    head = path.read_text()[:400]
    expect(f"//===- {path.name} - " in head, f"{path.relative_to(root)}: no head line")
    expect("SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception" in head,
           f"{path.relative_to(root)}: no licence")

for page in [root / "README.md", root / "CONTRIBUTING.md", root / "CHANGELOG.md",
             *(root / "docs").rglob("*.md")]:
    text = re.sub(r"^```.*?^```", "", page.read_text(), flags=re.S | re.M)
    for link in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
        if not link.startswith("http"):
            expect((page.parent / link).exists(),
                   f"{page.relative_to(root)}: no {link}")

version = re.search(r"project\(\S+ VERSION (\d+\.\d+)", (root / "CMakeLists.txt").read_text())[1]
expect(f"\nversion={version} llvm=22\n" in
       (root / "tool/pre-commit/async-tidy-hook").read_text(),
       f"tool/pre-commit/async-tidy-hook is not of version {version}")

expect(len((root / "CONTRIBUTING.md").read_text().splitlines()) < 200,
       "CONTRIBUTING.md has 200 lines or more")

if problems:
    sys.exit("\n".join(problems))
