"""Writes every prefix of a file, line by line, as a file of its own.

    prefixes.py DIR FILE
"""

import pathlib
import sys

directory = pathlib.Path(sys.argv[1])
directory.mkdir(parents=True, exist_ok=True)
lines = pathlib.Path(sys.argv[2]).read_text().splitlines(keepends=True)
# The includes alone say nothing.
first = sum(line.startswith("#include") for line in lines)
for count in range(first + 1, len(lines) + 1):
    (directory / f"prefix_{count:03}.cpp").write_text("".join(lines[:count]))
