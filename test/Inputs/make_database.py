"""Writes DIR/compile_commands.json for the sources in DIR.

    make_database.py DIR [FLAGS]
"""

import json
import pathlib
import sys

directory = pathlib.Path(sys.argv[1]).resolve()
entries = [{"directory": str(directory), "file": str(source),
            "arguments": ["c++", *sys.argv[2:], "-c", str(source)]}
           for source in sorted(directory.rglob("*.cpp"))]
(directory / "compile_commands.json").write_text(json.dumps(entries, indent=1))
