"""Checks that the output in the README is what the driver said of the demo.

    readme.py README OUTPUT

Every line of the README's first block stands in the output, paths shortened, in
the same order, and the number of findings that it leaves out is the stated one.
"""

import re
import sys

readme = open(sys.argv[1]).read()
output = [re.sub(r"^/\S*/(?=\w+\.cpp:)", "", line)
          for line in open(sys.argv[2]).read().splitlines()]
shown = re.search(r"^```\n(.*?)^```", readme, re.S | re.M)[1].splitlines()
at = 0
for line in shown:
    try:
        at = output.index(line, at) + 1
    except ValueError:
        sys.exit(f"the driver does not say:\n{line}")


def findings(lines):
    return sum(": warning: " in line for line in lines)


words = {"one": 1, "two": 2, "three": 3}
more = re.search(r"(\w+) findings? more", readme)[1]
if findings(output) - findings(shown) != words[more]:
    sys.exit(f"{findings(output) - findings(shown)} more findings, the README says {more}")
