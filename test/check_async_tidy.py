#!/usr/bin/env python3
"""Runs one check over a test file and compares what it says, and what it fixes.

    check_async_tidy.py [options] FILE CHECKS [-- compiler flags]

In FILE,

    // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: text [async-name]
    // CHECK-MESSAGES: :[[@LINE-5]]:1: note: text

expect the messages of the file, in their order and with no other message
between them, notes included;

    // CHECK-FIXES: text

expects the line of the fixed file. A file that has neither must say so:

    // No expectation: the check is silent here.

A fixed file is compiled. With `// FIXED: quiet` it is analysed again too, and
has to be silent. The findings of `clang-tidy --load` and FileCheck decide; the
driver is compared with them by the tests of the tool.
"""

import argparse
import pathlib
import re
import subprocess
import sys
import tempfile

MESSAGE = re.compile(r"^(?P<file>[^:\n]*):(?P<rest>\d+:\d+: (?:warning|error|note): .*)$")
SILENT = "// No expectation:"


def parse_arguments():
    parser = argparse.ArgumentParser(usage=__doc__)
    for tool in ("clang-tidy", "clang", "filecheck", "plugin", "inputs"):
        parser.add_argument("--" + tool, required=True)
    parser.add_argument("--config", help="as for clang-tidy")
    parser.add_argument("--prefix", default="CHECK-MESSAGES",
                        help="of the lines that expect messages")
    parser.add_argument("file", type=pathlib.Path)
    parser.add_argument("checks")
    arguments, flags = parser.parse_known_args()
    arguments.flags = [flag for flag in flags if flag != "--"]
    if not any(flag.startswith("-std=") for flag in arguments.flags):
        arguments.flags.insert(0, "-std=c++20")
    arguments.flags += ["-isystem", arguments.inputs]
    return arguments


def fail(text, detail=""):
    sys.exit(f"{text}\n{detail}".rstrip())


def run_clang_tidy(arguments, file, *options):
    command = [arguments.clang_tidy, f"--load={arguments.plugin}",
               f"--checks=-*,{arguments.checks}", "--quiet", *options, str(file),
               "--", *arguments.flags]
    if arguments.config:
        command.insert(1, f"--config={arguments.config}")
    result = subprocess.run(command, capture_output=True, text=True)
    if "no check is registered" in result.stderr or "no checks enabled" in (
            result.stderr.lower()):
        fail("the plugin has not run", result.stderr)
    if result.returncode < 0:
        fail("clang-tidy crashed", result.stdout + result.stderr)
    return result.stdout


def messages_of(output, name):
    """The lines of messages, with `name` for the path of the analysed file."""
    lines = []
    for line in output.splitlines():
        match = MESSAGE.match(line)
        if match:
            lines.append(f"{pathlib.Path(match['file']).name}:{match['rest']}")
    return [line.replace(name, "FILE", 1) if line.startswith(name) else line
            for line in lines]


def check_messages(arguments, text, messages):
    joined = "".join(line + "\n" for line in messages)
    if arguments.prefix + ":" not in text:
        if SILENT not in text:
            fail(f"no {arguments.prefix} line and no '{SILENT}'")
        if messages:
            fail("expected silence, but got:", joined)
        return
    result = subprocess.run(
        [arguments.filecheck, f"--check-prefix={arguments.prefix}",
         "--implicit-check-not={{warning|error|note}}:",
         "--dump-input=fail", str(arguments.file)],
        input=joined, capture_output=True, text=True)
    if result.returncode:
        fail("the messages differ; these came:", joined + "\n" + result.stderr)
    expected = len(re.findall(rf"// {arguments.prefix}(?:-NEXT|-SAME|-DAG)?:", text))
    if expected != len(messages):
        fail(f"{expected} messages are expected, and {len(messages)} came:", joined)


def check_fixes(arguments, text):
    with tempfile.TemporaryDirectory() as directory:
        copy = pathlib.Path(directory) / arguments.file.name
        # Without the expectations, which would match themselves.
        copy.write_text(re.sub(r"// CHECK-[A-Z-]+:.*", "//", text))
        before = copy.read_text()
        run_clang_tidy(arguments, copy, "--fix")
        fixed = copy.read_text()
        if fixed == before:
            if "CHECK-FIXES:" in text:
                fail("nothing was fixed")
            return
        if "CHECK-FIXES:" not in text and "// Fixes are not checked" not in text:
            fail("the check fixes something, and no CHECK-FIXES line expects it", fixed)
        result = subprocess.run(
            [arguments.filecheck, "--check-prefix=CHECK-FIXES", "--dump-input=fail",
             str(arguments.file)],
            input=fixed, capture_output=True, text=True)
        if "CHECK-FIXES:" in text and result.returncode:
            fail("the fixes differ; this came:", fixed + "\n" + result.stderr)
        compiled = subprocess.run(
            [arguments.clang, "-fsyntax-only", *arguments.flags, str(copy)],
            capture_output=True, text=True)
        if compiled.returncode:
            fail("the fixed file does not compile:", compiled.stderr)
        if "// FIXED: quiet" in text:
            again = messages_of(run_clang_tidy(arguments, copy), copy.name)
            if again:
                fail("the fixed file is not quiet:", "\n".join(again))


def main():
    arguments = parse_arguments()
    text = arguments.file.read_text()
    output = run_clang_tidy(arguments, arguments.file)
    check_messages(arguments, text, messages_of(output, arguments.file.name))
    check_fixes(arguments, text)


if __name__ == "__main__":
    main()
