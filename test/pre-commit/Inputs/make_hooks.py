"""Makes a repository of the hooks for pre-commit, with the tag v0.1.0.

    make_hooks.py ROOT DIR
"""

import pathlib
import shutil
import subprocess
import sys

root, directory = map(pathlib.Path, sys.argv[1:])
(directory / "tool").mkdir(parents=True)
shutil.copy(root / ".pre-commit-hooks.yaml", directory)
shutil.copytree(root / "tool/pre-commit", directory / "tool/pre-commit")
for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "Hooks"],
                ["tag", "v0.1.0"]):
    subprocess.run(["git", *command], cwd=directory, check=True)
