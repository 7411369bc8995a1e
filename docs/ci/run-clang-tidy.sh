#!/bin/sh
# clang-tidy over a whole compilation database, with the checks of async-tidy.
#
#   run-clang-tidy.sh BUILD [OPTIONS OF run-clang-tidy]
#
# Runs in the directory of the project's `.clang-tidy`, which enables the checks.
# Mistakes in a library model are findings.
# BUILD is the directory of compile_commands.json. ASYNC_TIDY_PLUGIN names the
# plugin where it is not in /usr/local/lib. Status 0 clean, 1 findings or units
# that do not compile, 2 where the plugin, the configuration or the database is
# not what it should be.
set -u
build=${1:?the directory of compile_commands.json}
shift
plugin=${ASYNC_TIDY_PLUGIN:-/usr/local/lib/async-tidy.so}

fail() { echo "run-clang-tidy.sh: $*" >&2; exit 2; }

database=$build/compile_commands.json
[ -e "$database" ] || fail "no compile_commands.json in '$build'"
# run-clang-tidy ends with the status of findings where it cannot read that file,
# and is content with an empty one.
python3 -c 'import json, sys
sys.exit(not json.load(open(sys.argv[1], encoding="utf-8")))' "$database" \
  2>/dev/null || fail "'$database' is no JSON, or lists no file"
# clang-tidy goes on without a plugin that it cannot load, and without a check or
# an option that is misspelt. Here either one ends the run.
clang-tidy-22 --load="$plugin" --verify-config || fail "wrong plugin or configuration"
clang-tidy-22 --load="$plugin" --list-checks | grep -q '^ *async-' ||
  fail "no check of async-tidy is enabled"

run-clang-tidy-22 -load="$plugin" -p "$build" -quiet \
  -warnings-as-errors='async-*,clang-tidy-config' "$@"
