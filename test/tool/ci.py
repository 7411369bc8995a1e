"""Prints the commands of a recipe for CI as a script for bash.

    ci.py RECIPE

The steps of a job run one after the other and end at the first that fails; what is
no command, such as an upload, is left out.
"""

import pathlib
import re
import sys

import yaml

recipe = pathlib.Path(sys.argv[1])
text = recipe.read_text()
if recipe.name == "Jenkinsfile":
    commands = re.findall(r"\bsh '([^']*)'", text)
elif recipe.name == "gitlab-ci.yml":
    commands = yaml.safe_load(text)["async-tidy"]["script"]
else:
    steps = yaml.safe_load(text)["jobs"]["async-tidy"]["steps"]
    commands = [step["run"] for step in steps if "run" in step]
if not any("async-tidy" in command for command in commands):
    sys.exit(f"{recipe}: no command runs async-tidy")
print("\n".join(["set -e -o pipefail", *commands]))
