#!/usr/bin/env python3
"""An editor without a screen: drives a language server, and prints what it says.

    lsp_client.py [options] show FILE...       the findings of files, opened at once
    lsp_client.py [options] fix FILE           the text after the quick fixes
    lsp_client.py [options] actions FILE       the quick fixes that are offered
    lsp_client.py [options] prefixes FILE...   types files token by token, at once
    lsp_client.py [options] edit FILE SUBSTITUTION...
                                               the findings after each sed-like
                                               `old=>new` of the open file

A finding is a line as a compiler writes it, with its link, and a line for each
related place. A server that dies, hangs or breaks the protocol ends the client
with status 1, the reason, and the end of the server's log.
"""

import argparse
import json
import pathlib
import queue
import re
import subprocess
import sys
import threading
import urllib.parse

SEVERITIES = {1: "error", 2: "warning", 3: "note", 4: "hint"}


class ServerFailed(Exception):
    """The server died, hung, or answered with an error."""


class Server:
    """A language server over its standard streams.

    `timeout` is how many seconds any one answer may take.
    """

    def __init__(self, command, timeout):
        self.timeout = timeout
        self.log = []
        self.messages = queue.Queue()
        self.published = {}
        self.last_id = 0
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for target in (self._read_messages, self._read_log):
            threading.Thread(target=target, daemon=True).start()

    def initialize(self, root):
        self.request("initialize", {
            "processId": None, "rootUri": root.as_uri(),
            "capabilities": {"textDocument": {
                "publishDiagnostics": {"relatedInformation": True,
                                       "codeDescriptionSupport": True,
                                       "versionSupport": True},
                "codeAction": {"codeActionLiteralSupport": {
                    "codeActionKind": {"valueSet": ["quickfix"]}}}}}})
        self.notify("initialized", {})

    def _read_messages(self):
        stream = self.process.stdout
        try:
            while True:
                length = 0
                while (line := stream.readline()) not in (b"\r\n", b""):
                    if line.lower().startswith(b"content-length:"):
                        length = int(line.split(b":")[1])
                if not line:
                    break
                self.messages.put(json.loads(stream.read(length)))
        finally:
            self.messages.put(None)

    def _read_log(self):
        for line in self.process.stderr:
            self.log.append(line.decode(errors="replace").rstrip())

    def _send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        try:
            self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
            self.process.stdin.flush()
        except OSError:
            self._fail_dead()

    def _fail_dead(self):
        status = self.process.wait(self.timeout)
        raise ServerFailed(f"the server ended with status {status}")

    def _next(self, waiting_for):
        try:
            message = self.messages.get(timeout=self.timeout)
        except queue.Empty:
            raise ServerFailed(f"no {waiting_for} in {self.timeout} seconds") from None
        if message is None:
            self._fail_dead()
        if "method" in message and "id" in message:
            self._send({"id": message["id"], "result": None})
        elif message.get("method") == "textDocument/publishDiagnostics":
            parameters = message["params"]
            self.published[parameters["uri"]] = parameters
        return message

    def notify(self, method, parameters):
        self._send({"method": method, "params": parameters})

    def request(self, method, parameters):
        self.last_id += 1
        wanted = self.last_id
        self._send({"id": wanted, "method": method, "params": parameters})
        while True:
            message = self._next(f"answer to {method}")
            if message.get("id") == wanted and "method" not in message:
                if "error" in message:
                    raise ServerFailed(f"{method}: {message['error']}")
                return message["result"]

    def open(self, path, text):
        self.notify("textDocument/didOpen", {"textDocument": {
            "uri": path.as_uri(), "languageId": "cpp", "version": 1, "text": text}})

    def change(self, path, version, text):
        self.notify("textDocument/didChange", {
            "textDocument": {"uri": path.as_uri(), "version": version},
            "contentChanges": [{"text": text}], "wantDiagnostics": True})

    def is_published(self, path, version):
        return self.published.get(same_uri(self.published, path), {}).get("version") == version

    def diagnostics(self, path, version=1):
        """What the server says of that version, which is awaited."""
        while not self.is_published(path, version):
            self._next(f"diagnostics of version {version} of {path.name}")
        return self.published[same_uri(self.published, path)]["diagnostics"]

    def wait_for_any(self, waiting_for):
        self._next(waiting_for)

    def close(self):
        """Ends the server as an editor does; it has to end well."""
        self.request("shutdown", None)
        self.notify("exit", None)
        status = self.process.wait(self.timeout)
        if status:
            raise ServerFailed(f"the server ended with status {status}")


def same_uri(known, path):
    """The spelling under which the server knows `path`: servers differ in what
    they escape."""
    for uri in known:
        if path_of(uri) == path:
            return uri
    return path.as_uri()


def path_of(uri):
    return pathlib.Path(urllib.parse.unquote(urllib.parse.urlparse(uri).path))


def place(start):
    return f"{start['line'] + 1}:{start['character'] + 1}"


def describe(path, diagnostic):
    link = diagnostic.get("codeDescription", {}).get("href", "")
    if link.startswith("file:") and not path_of(link).is_file():
        raise ServerFailed(f"the link {link} leads nowhere")
    # The first line: clangd appends the notes for editors without support.
    message = diagnostic["message"].splitlines()[0]
    yield (f"{path.name}:{place(diagnostic['range']['start'])}: "
           f"{SEVERITIES[diagnostic['severity']]}: {message} "
           f"[{diagnostic.get('code', '')}] {link}".rstrip())
    for related in diagnostic.get("relatedInformation", []):
        where = related["location"]
        yield (f"  {path_of(where['uri']).name}:{place(where['range']['start'])}: "
               f"note: {related['message']}")


def in_order(diagnostics):
    """By place: the order in which a server sends them says nothing."""
    return sorted(diagnostics, key=lambda diagnostic: (
        diagnostic["range"]["start"]["line"],
        diagnostic["range"]["start"]["character"], diagnostic["message"]))


def print_diagnostics(path, diagnostics):
    print(f"{path.name}: {len(diagnostics)} diagnostics")
    for diagnostic in in_order(diagnostics):
        print(*describe(path, diagnostic), sep="\n")


def read(path):
    return path.read_bytes().decode()


def offset(text, position):
    lines = text.splitlines(keepends=True)
    before = "".join(lines[:position["line"]])
    line = "".join(lines[position["line"]:]).encode("utf-16-le")
    return len(before) + len(line[:2 * position["character"]].decode("utf-16-le"))


def apply(text, edits):
    for edit in sorted(edits, key=lambda edit: -offset(text, edit["range"]["start"])):
        start, end = (offset(text, edit["range"][key]) for key in ("start", "end"))
        text = text[:start] + edit["newText"] + text[end:]
    return text


def quick_fixes(server, path):
    """Pairs of a diagnostic and the actions that the server offers for it."""
    for diagnostic in in_order(server.diagnostics(path)):
        actions = server.request("textDocument/codeAction", {
            "textDocument": {"uri": path.as_uri()}, "range": diagnostic["range"],
            "context": {"diagnostics": [diagnostic], "only": ["quickfix"]}})
        yield diagnostic, [action for action in actions if action.get("edit")]


def show(server, files):
    for path in files:
        server.open(path, read(path))
    for path in files:
        print_diagnostics(path, server.diagnostics(path))


def actions(server, files):
    path, = files
    server.open(path, read(path))
    for diagnostic, offered in quick_fixes(server, path):
        for action in offered:
            print(f"{path.name}:{place(diagnostic['range']['start'])}: "
                  f"{action['kind']}: {action['title']}")


def fix(server, files):
    path, = files
    text = read(path)
    server.open(path, text)
    edits = [edit for _, offered in quick_fixes(server, path) for action in offered[:1]
             for changed in action["edit"]["changes"].values() for edit in changed]
    sys.stdout.write(apply(text, edits))


def edit(server, words):
    path, *substitutions = words
    path = pathlib.Path(path).absolute()
    text = read(path)
    server.open(path, text)
    print_diagnostics(path, server.diagnostics(path))
    for version, substitution in enumerate(substitutions, start=2):
        old, new = substitution.split("=>")
        if old not in text:
            raise ServerFailed(f"the client finds no '{old}' to replace")
        text = text.replace(old, new)
        server.change(path, version, text)
        print_diagnostics(path, server.diagnostics(path, version))


def prefixes_of(text):
    """The texts that end behind a token, the whole text last."""
    ends = [match.end() for match in re.finditer(r"\w+|[^\w\s]", text)]
    return [text[:end] for end in ends] + [text]


def prefixes(server, files):
    texts = {path: prefixes_of(read(path)) for path in files}
    versions = dict.fromkeys(files, 1)
    for path in files:
        server.open(path, texts[path][0])
    while True:
        pending = [path for path in files if versions[path] <= len(texts[path])]
        ready = [path for path in pending if server.is_published(path, versions[path])]
        for path in ready:
            versions[path] += 1
            if versions[path] <= len(texts[path]):
                server.change(path, versions[path], texts[path][versions[path] - 1])
        if not pending:
            break
        if not ready:
            server.wait_for_any("diagnostics of " + ", ".join(
                f"prefix {versions[path]} of {path.name}" for path in pending))
    for path in files:
        print(f"{path.name}: {len(texts[path])} prefixes")
        print_diagnostics(path, server.diagnostics(path, len(texts[path])))


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--server", required=True)
    parser.add_argument("--argument", action="append", default=[],
                        help="of the server; repeatable")
    parser.add_argument("--root", type=pathlib.Path,
                        help="of the workspace; the directory of the first file")
    parser.add_argument("--timeout", type=float, default=120)
    parser.add_argument("command", choices=["show", "fix", "actions", "edit", "prefixes"])
    parser.add_argument("words", nargs="+")
    arguments = parser.parse_args()
    words = arguments.words
    if arguments.command != "edit":
        words = [pathlib.Path(word).absolute() for word in words]
    root = arguments.root or pathlib.Path(arguments.words[0]).parent
    sys.stdout.reconfigure(encoding="utf-8")

    server = Server([arguments.server, *arguments.argument], arguments.timeout)
    try:
        server.initialize(root.absolute())
        globals()[arguments.command](server, words)
        server.close()
    except ServerFailed as failure:
        sys.stdout.flush()
        print(f"lsp_client: {failure}", *server.log[-40:], sep="\n", file=sys.stderr)
        sys.exit(1)
    finally:
        if server.process.poll() is None:
            server.process.kill()


if __name__ == "__main__":
    main()
