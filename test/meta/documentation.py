#!/usr/bin/env python3
"""Runs the code blocks of docs/ that are marked `cpp flagged` or `cpp clean`.

A flagged block gives a finding, a clean one none, and both compile. In the page
of a check, a flagged block gives a finding of that check.
"""

import argparse
import pathlib
import re
import shutil
import subprocess
import sys

PRELUDE = """#include <app/task.h>
#include <chrono>
#include <future>
#include <mutex>
#include <string>
#include <thread>
#include <vector>
using namespace std::chrono_literals;
"""

parser = argparse.ArgumentParser(usage=__doc__)
for name in ("root", "work", "inputs"):
    parser.add_argument("--" + name, type=pathlib.Path, required=True)
for name in ("clang-tidy", "plugin"):
    parser.add_argument("--" + name, required=True)
arguments = parser.parse_args()
shutil.rmtree(arguments.work, ignore_errors=True)
arguments.work.mkdir(parents=True)

blocks = []
for page in sorted((arguments.root / "docs").rglob("*.md")):
    for block in re.finditer(r"^```cpp (flagged|clean)\n(.*?)^```", page.read_text(),
                             re.S | re.M):
        file = arguments.work / f"block_{len(blocks):03}.cpp"
        file.write_text(PRELUDE + block[2])
        line = page.read_text()[:block.start()].count("\n") + 1
        blocks.append((page.relative_to(arguments.root), line, block[1], file))
if not blocks:
    sys.exit("docs/ has no marked block")

output = subprocess.run(
    [arguments.clang_tidy, f"--load={arguments.plugin}", "--checks=-*,async-*",
     "--quiet", *[str(file) for *_, file in blocks], "--", "-std=c++20",
     "-isystem", str(arguments.inputs)], capture_output=True, text=True).stdout
problems = []
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
print(f"{len(blocks)} blocks")
