"""Writes each block of YAML in pages of the documentation to a file in DIR.

    yaml_blocks.py DIR PAGE...
"""

import pathlib
import re
import sys

directory = pathlib.Path(sys.argv[1])
directory.mkdir(parents=True)
for page in map(pathlib.Path, sys.argv[2:]):
    for number, block in enumerate(re.findall(r"^```yaml\n(.*?)^```", page.read_text(),
                                              re.S | re.M)):
        if "repos:" in block:
            (directory / f"{page.stem}-{number}.yaml").write_text(block)
