#!/usr/bin/env python3
"""Follows a page of the documentation as its reader would, block by block.

A block marked `file=NAME` writes that file, one marked `append=NAME` continues it. In
a block marked `console` each line behind `$ ` is run by bash, and what it prints
has to be what the page shows. The page leaves out the directory and the lines of
source below a finding.
"""

import argparse
import difflib
import os
import pathlib
import re
import shutil
import subprocess
import sys

parser = argparse.ArgumentParser(usage=__doc__)
parser.add_argument("--page", type=pathlib.Path, required=True)
parser.add_argument("--work", type=pathlib.Path, required=True)
parser.add_argument("--path", required=True, help="what PATH has in front")
arguments = parser.parse_args()
shutil.rmtree(arguments.work, ignore_errors=True)
arguments.work.mkdir(parents=True)
directory = arguments.work.resolve()
# The reader's project, and not a part of the one around it.
subprocess.run(["git", "init", "-q", directory], check=True)
environment = dict(os.environ, PATH=f"{arguments.path}:{os.environ['PATH']}")


def run(command):
    """What the page would show of the output of a command."""
    output = subprocess.run(["bash", "-c", command], cwd=directory, env=environment,
                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                            text=True).stdout.replace(f"{directory}/", "")
    return [line for line in output.splitlines()
            if not re.match(r"\s*\d*\s+\|", line)]


def follow(console):
    """The block with the output that its commands really have."""
    return [line for command in re.findall(r"^\$ (.*)$", console, re.M)
            for line in [f"$ {command}", *run(command)]]


text = arguments.page.read_text()
commands = 0
for block in re.finditer(r"^```([^\n]*)\n(.*?)^```", text, re.S | re.M):
    _, _, what = block[1].partition(" ")
    kind, _, name = what.partition("=")
    if kind in ("file", "append"):
        (directory / name).parent.mkdir(exist_ok=True)
        with open(directory / name, "w" if kind == "file" else "a") as file:
            file.write(block[2])
    elif block[1] == "console":
        shown, real = block[2].splitlines(), follow(block[2])
        if shown != real:
            line = text[:block.start()].count("\n") + 1
            sys.exit("\n".join([f"{arguments.page}:{line}: prints something else",
                                *difflib.unified_diff(shown, real, "page", "real",
                                                      lineterm="")]))
        commands += block[2].count("$ ")
if not commands:
    sys.exit(f"{arguments.page}: no command to follow")
print(f"{commands} commands")
