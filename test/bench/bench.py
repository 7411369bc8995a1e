#!/usr/bin/env python3
"""Prints what the analysis costs, as ratios of CPU time in one run.

    bench.py --build BUILD --llvm-bin DIR [--rounds N]

Over the units of the demo, in turn and round by round:

    driver   async-tidy              against  clang++ -fsyntax-only
    plugin   clang-tidy, one trivial check, with the plugin loaded and all of
             its checks on           against  the same clang-tidy without it

The plugin's checks run on top of the trivial one, so the ratio holds what they
cost as well as the cost of loading. It decides nothing: read the medians.
"""

import argparse
import json
import os
import pathlib
import resource
import shlex
import statistics
import subprocess
import sys

TRIVIAL = "misc-misleading-bidirectional"


def cpu_seconds(command, directory):
    """User and system time of a command and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    result = subprocess.run(command, cwd=directory, stdout=subprocess.DEVNULL,
                            stderr=subprocess.PIPE, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if result.returncode not in (0, 1):
        sys.exit(f"{shlex.join(command)}\n{result.stderr}")
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--build", type=lambda path: pathlib.Path(path).resolve(),
                        required=True)
    parser.add_argument("--llvm-bin", type=pathlib.Path, required=True)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    database = arguments.build / "demo"
    entries = json.loads((database / "compile_commands.json").read_text())
    files = [entry["file"] for entry in entries]

    def syntax_only():
        total = 0
        for entry in entries:
            words = shlex.split(entry["command"])
            words[0] = str(arguments.llvm_bin / "clang++")
            at = words.index("-o")
            del words[at:at + 2]
            total += cpu_seconds(words + ["-fsyntax-only"], entry["directory"])
        return total

    def driver():
        return cpu_seconds([arguments.build / "bin" / "async-tidy", "--quiet",
                            "--jobs=1", "-p", database], database)

    def clang_tidy(*options):
        return cpu_seconds([arguments.llvm_bin / "clang-tidy", "--quiet",
                            "-p", database, *options, *files], database)

    def without_plugin():
        return clang_tidy(f"--checks=-*,{TRIVIAL}")

    def with_plugin():
        return clang_tidy(
            f"--load={arguments.build / 'lib' / 'async-tidy.so'}",
            f"--checks=-*,{TRIVIAL},async-*")

    figures = {run: [] for run in (syntax_only, driver, without_plugin, with_plugin)}
    for run in figures:
        run()  # Warms the caches of the file system.
    for _ in range(arguments.rounds):
        for run, seconds in figures.items():
            seconds.append(run())

    print(f"{len(files)} units, {arguments.rounds} rounds, CPU seconds for all units")
    for run, seconds in figures.items():
        print(f"  {run.__name__:<16} min {min(seconds):6.2f}  "
              f"median {statistics.median(seconds):6.2f}  max {max(seconds):6.2f}")
    for name, above, below in (("driver / syntax only", driver, syntax_only),
                               ("with plugin / without", with_plugin, without_plugin)):
        ratios = [a / b for a, b in zip(figures[above], figures[below])]
        print(f"  {name:<24} min {min(ratios):5.3f}  "
              f"median {statistics.median(ratios):5.3f}  max {max(ratios):5.3f}")


if __name__ == "__main__":
    main()
