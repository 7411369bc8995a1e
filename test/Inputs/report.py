"""Reads a report as its consumer does, checks that it is well-formed, and prints
one line for each finding, in the same form for all formats:

    LEVEL CHECK FILE:LINE[:COLUMN] MESSAGE

    report.py sarif|github|gitlab FILE ROOT [--apply]

FILE is '-' for the standard input. Names of files are printed as Python writes
them. SARIF is checked against what its specification demands of the parts that
are used, and places against the files below ROOT; notes follow their finding,
with 'step' in front, and failures with 'failure'. --apply applies the fixes of a
SARIF report.
"""

import json
import pathlib
import re
import sys
import urllib.parse


def expect(condition, problem):
    if not condition:
        sys.exit(f"{sys.argv[1]}: {problem}")


def unique(values, what):
    values = list(values)
    expect(len(set(values)) == len(values), f"{what} twice in {values}")


def show(path):
    return repr(str(path))


class Sarif:
    def __init__(self, text, root):
        self.root = pathlib.Path(root).resolve()
        log = json.loads(text)
        expect(log["version"] == "2.1.0", "version")
        expect(set(log) == {"$schema", "version", "runs"}, f"keys {set(log)}")
        (self.run,) = log["runs"]
        expect(self.run["columnKind"] == "utf16CodeUnits", "columnKind")
        self.bases = {name: base["uri"]
                      for name, base in self.run["originalUriBaseIds"].items()}
        for uri in self.bases.values():
            expect(uri.startswith("file:///") and uri.endswith("/"), f"base {uri}")
            self.uri(uri)
        self.rules = self.run["tool"]["driver"]["rules"]
        expect(self.run["tool"]["driver"]["name"] == "async-tidy", "name of the tool")
        unique((rule["id"] for rule in self.rules), "rule")
        for rule in self.rules:
            self.rule(rule)
        self.lines = []
        for result in self.run["results"]:
            self.result(result)
        unique((value for result in self.run["results"]
                for value in result["partialFingerprints"].values()), "fingerprint")
        (invocation,) = self.run["invocations"]
        notifications = invocation["toolExecutionNotifications"]
        expect(invocation["executionSuccessful"] == (not notifications), "success")
        for notification in notifications:
            expect(notification["level"] == "error", "level of a notification")
            (location,) = notification["locations"]
            self.lines.append(f"failure {self.place(location)} "
                              f"{self.text(notification['message'])}")

    @staticmethod
    def uri(uri):
        """A URI reference has but these characters, and no colon in front of the
        first slash unless a scheme ends there."""
        expect(re.fullmatch(r"(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]|%[0-9A-F]{2})*",
                            uri), f"not a URI: {uri!r}")
        first = uri.split("/")[0]
        expect(":" not in first or first == "file:", f"a colon in {uri!r}")

    @staticmethod
    def text(message):
        expect(isinstance(message["text"], str) and message["text"], "an empty message")
        return message["text"]

    def rule(self, rule):
        expect(re.fullmatch(r"async-[a-z-]+", rule["id"]), f"rule {rule['id']}")
        for key in ("shortDescription", "fullDescription", "help"):
            self.text(rule[key])
        expect("\n" not in rule["fullDescription"]["text"], "more than a paragraph")
        expect("## Why" in rule["help"]["markdown"], "the help is not the page")
        for text in (rule["help"]["markdown"], rule["fullDescription"]["text"]):
            expect("<!--" not in text, "a comment in the help")
            for target in re.findall(r"\]\(([^)]*)\)", text):
                expect(target.startswith("http"), f"a link to {target}")
        expect(rule["defaultConfiguration"]["level"] in ("note", "warning", "error"),
               "default level")
        unique(rule["properties"]["tags"], "tag")
        if "helpUri" in rule:
            self.uri(rule["helpUri"].removeprefix("https:"))

    def artifact(self, location):
        self.uri(location["uri"])
        base = self.bases[location["uriBaseId"]] if "uriBaseId" in location else ""
        path = urllib.parse.unquote(urllib.parse.urlparse(
            urllib.parse.urljoin(base, location["uri"]) if base
            else location["uri"]).path)
        return pathlib.Path(path)

    def offsets(self, path, region):
        """The region as a range of bytes. Raises where the file has no such
        place."""
        lines = path.read_bytes().splitlines(keepends=True) + [b""]

        def offset(line, column):
            units = lines[line - 1].decode().encode("utf-16-le")
            expect(1 <= column <= len(units) // 2 + 1, f"column {column} in {path}")
            before = units[:2 * (column - 1)].decode("utf-16-le").encode()
            return sum(map(len, lines[:line - 1])) + len(before)

        start = offset(region["startLine"], region["startColumn"])
        end = offset(region["endLine"], region["endColumn"])
        expect(start <= end, f"region {region}")
        return start, end

    def place(self, location):
        physical = location["physicalLocation"]
        path = self.artifact(physical["artifactLocation"])
        name = show(path.relative_to(self.root)) if self.root in path.parents else show(path)
        if "region" not in physical:
            return name
        region = physical["region"]
        start, end = self.offsets(path, region)
        text = path.read_bytes()[start:end].decode()
        return f"{name}:{region['startLine']}:{region['startColumn']} <{text}>"

    def result(self, result):
        expect(self.rules[result["ruleIndex"]]["id"] == result["ruleId"], "ruleIndex")
        (location,) = result["locations"]
        self.lines.append(f"{result['level']} {result['ruleId']} "
                          f"{self.place(location)} {self.text(result['message'])}")
        for flow in result.get("codeFlows", []):
            (thread,) = flow["threadFlows"]
            steps = [step["location"] for step in thread["locations"]]
            expect(steps[0]["physicalLocation"] == location["physicalLocation"],
                   "a flow does not start at the finding")
            self.lines += [f"step {self.place(step)} {self.text(step['message'])}"
                           for step in steps[1:]]
        for fix in result.get("fixes", []):
            self.text(fix["description"])
            for change in fix["artifactChanges"]:
                for replacement in change["replacements"]:
                    self.offsets(self.artifact(change["artifactLocation"]),
                                 replacement["deletedRegion"])

    def apply(self):
        edits = {}
        for result in self.run["results"]:
            for fix in result.get("fixes", []):
                for change in fix["artifactChanges"]:
                    path = self.artifact(change["artifactLocation"])
                    edits.setdefault(path, set()).update(
                        (*self.offsets(path, replacement["deletedRegion"]),
                         replacement["insertedContent"]["text"])
                        for replacement in change["replacements"])
        for path, replacements in edits.items():
            text = path.read_bytes()
            for start, end, inserted in sorted(replacements, reverse=True):
                text = text[:start] + inserted.encode() + text[end:]
            path.write_bytes(text)


def github(text):
    """As the runner reads workflow commands."""
    for line in text.splitlines():
        match = re.fullmatch(r"::(notice|warning|error) ([^\r\n]*?)::(.*)", line)
        expect(match, f"no command: {line!r}")
        level, properties, message = match.groups()
        values = {}
        for entry in properties.split(","):
            key, value = entry.split("=", 1)
            expect(":" not in value and not re.search(r"%(?!0D|0A|25|3A|2C)", value),
                   f"not escaped: {value!r}")
            values[key] = re.sub("%(..)", lambda m: chr(int(m[1], 16)), value)
        message = re.sub("%(25|0D|0A)", lambda m: chr(int(m[1], 16)), message)
        place = show(values["file"])
        if "line" in values:
            expect(int(values["line"]) <= int(values["endLine"]), "lines")
            place += f":{values['line']}:{values['col']}"
        yield f"{level} {values['title']} {place} {message}"


def gitlab(text):
    issues = json.loads(text)
    unique((issue["fingerprint"] for issue in issues), "fingerprint")
    for issue in issues:
        expect(issue["severity"] in ("info", "minor", "major", "critical", "blocker"),
               "severity")
        yield (f"{issue['severity']} {issue['check_name']} "
               f"{show(issue['location']['path'])}:{issue['location']['lines']['begin']} "
               f"{issue['description']}")


def main():
    kind, file, root = sys.argv[1:4]
    text = sys.stdin.read() if file == "-" else pathlib.Path(file).read_text()
    if kind == "sarif":
        sarif = Sarif(text, root)
        if "--apply" in sys.argv:
            sarif.apply()
        lines = sarif.lines
    else:
        lines = {"github": github, "gitlab": gitlab}[kind](text)
    for line in lines:
        print(line)


main()
