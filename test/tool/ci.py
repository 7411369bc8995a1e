"""Prints the commands of a recipe for CI as a script for bash.

    ci.py RECIPE PLUGIN

The steps of a job run one after the other and end at the first that fails; what is
no command, such as an upload, is left out. PLUGIN stands for the installed one.
"""

import pathlib
import re
import sys

import yaml

INSTALLED = "/usr/local/lib/async-tidy.so"
recipe = pathlib.Path(sys.argv[1])
text = recipe.read_text()
if recipe.name == "Jenkinsfile":
    commands = re.findall(r"\bsh '([^']*)'", text)
elif recipe.name == "gitlab-ci.yml":
    commands = yaml.safe_load(text)["async-tidy"]["script"]
else:
    steps = yaml.safe_load(text)["jobs"]["async-tidy"]["steps"]
    commands = [step["run"] for step in steps if "run" in step]
script = "\n".join(commands)
if INSTALLED not in script:
    sys.exit(f"{recipe}: no command loads {INSTALLED}")
print("set -e -o pipefail\n" + script.replace(INSTALLED, f"'{sys.argv[2]}'"))
