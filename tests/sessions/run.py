"""Runs the sessions of this folder against a built server.

    python3 tests/sessions/run.py [--pylore PROGRAM] [NAME...]

A test is a transcript, transcripts/NAME.jsonl, or a public function of the modules beside this one.
Names begin with the number of the line of the checklist that they are about. Without names, all run.
"""

import argparse
import importlib
import inspect
import json
import os
import re
import sys
import traceback
from pathlib import Path

from client import Fault, Server, frame

HERE = Path(__file__).resolve().parent


def check_part(actual, expected, place):
    """Every member that is expected must be there; lists must be as long."""
    if expected == "<any>":
        return
    if expected == "<string>":
        if not isinstance(actual, str) or not actual:
            raise Fault(f"{place}: {actual!r} is no text")
    elif isinstance(expected, dict):
        if not isinstance(actual, dict):
            raise Fault(f"{place}: {actual!r} is no object")
        for key, value in expected.items():
            if value == "<absent>":
                if key in actual:
                    raise Fault(f"{place}.{key} is there: {actual[key]!r}")
                continue
            if key not in actual:
                raise Fault(f"{place}.{key} is missing in {actual!r}")
            check_part(actual[key], value, f"{place}.{key}")
    elif isinstance(expected, list):
        if not isinstance(actual, list) or len(actual) != len(expected):
            raise Fault(f"{place}: {actual!r} is not {len(expected)} items like {expected!r}")
        for index, value in enumerate(expected):
            check_part(actual[index], value, f"{place}[{index}]")
    elif type(actual) is not type(expected) or actual != expected:
        raise Fault(f"{place}: {actual!r} is not {expected!r}")


def short_finding(finding):
    """`CODE line:start-line:end`, as transcripts write findings."""
    start, end = finding["range"]["start"], finding["range"]["end"]
    return (f"{finding['code']} {start['line']}:{start['character']}"
            f"-{end['line']}:{end['character']}")


def parse_position(text):
    line, character = text.split(":")
    return {"line": int(line), "character": int(character)}


def parse_range(text):
    start, end = text.split("-")
    return {"start": parse_position(start), "end": parse_position(end)}


class Transcript:
    """The steps of one file, each a JSON object whose first key says what is done."""

    URI = "file:///project/example.py"

    def __init__(self, path):
        lines = path.read_text(encoding="utf-8").splitlines()
        self.steps = [(number, json.loads(line)) for number, line in enumerate(lines, 1)
                      if line.strip() and not line.startswith("#")]
        self.version = 0

    def run(self, program):
        steps = self.steps
        start = {}
        if "start" in steps[0][1]:
            start = steps[0][1]["start"]
            steps = steps[1:]
        server = Server(program, start.get("arguments", []))
        try:
            if "initialize" in start:
                server.initialize(**start["initialize"])
            elif start.get("handshake", True):
                server.initialize()
            for number, step in steps:
                self.take(server, number, step)
            if not any("end" in step for _, step in steps):
                server.finish()
        finally:
            server.stop()

    def take(self, server, number, step):
        name = next(iter(step))
        try:
            getattr(self, f"do_{name}")(server, step)
        except Fault as fault:
            raise Fault(f"line {number} ({name}): {fault}") from None

    # Sending.

    def do_send(self, server, step):
        server.send(step["send"])

    def do_body(self, server, step):
        """The body of a message as it stands, which need not be JSON."""
        if "id" in step:
            server.expect_answer(step["id"])
        server.write(frame(step["body"]))

    def do_bytes(self, server, step):
        """Bytes as they stand, each written as the character of its number."""
        if "id" in step:
            server.expect_answer(step["id"])
        server.write(step["bytes"].encode("latin-1"))

    def do_split(self, server, step):
        """From here on, everything is written in pieces of so many bytes."""
        server.split = step["split"]

    def do_hold(self, server, step):
        """From here to `release`, all is written at once, for the server to read at once."""
        server.hold()

    def do_release(self, server, step):
        server.release()

    def do_notify(self, server, step):
        server.notify(step["notify"], step.get("params"))

    def do_request(self, server, step):
        """Sends a request, and checks its `result`, or its `error` code."""
        response = server.request(step["request"], step.get("params"))
        if "error" in step:
            check_part(response.get("error", {}).get("code"), step["error"], "error.code")
        else:
            check_part(response, {"result": step["result"]}, "response")

    def do_repeat(self, server, step):
        """Pulls findings twice, the second time with the result id of the first answer."""
        first = server.request(step["repeat"], step["params"])
        check_part(first, {"result": step["first"]}, "first response")
        known = {"previousResultId": first["result"]["resultId"]}
        second = server.request(step["repeat"], step["params"] | known)
        check_part(second, {"result": step["result"] | {"resultId": known["previousResultId"]}},
                   "second response")

    def do_open(self, server, step):
        self.version = step.get("version", 1)
        server.open(step.get("uri", self.URI), step["open"], self.version,
                    step.get("language", "python"))

    def do_change(self, server, step):
        """Edits, each ["line:char-line:char", "text"], or ["text"] for the whole text."""
        self.version = step.get("version", self.version + 1)
        changes = [{"text": change[0]} if len(change) == 1 else
                   {"range": parse_range(change[0]), "text": change[1]}
                   for change in step["change"]]
        document = {"uri": step.get("uri", self.URI), "version": self.version}
        server.notify("textDocument/didChange",
                      {"textDocument": document, "contentChanges": changes})

    def do_close(self, server, step):
        server.notify("textDocument/didClose", {"textDocument": {"uri": step["close"]}})

    # Checking.

    def do_response(self, server, step):
        """The answer to a request that was sent as it stood; `response` is its id."""
        check_part(server.response(step["response"]), step["is"], "response")

    def do_receive(self, server, step):
        """The next notification or request of this method."""
        check_part(server.notification(step["receive"]), step["is"], "message")

    def do_findings(self, server, step):
        """The next findings that are published: their codes and ranges, their version."""
        params = server.notification("textDocument/publishDiagnostics")["params"]
        check_part([short_finding(finding) for finding in params["diagnostics"]],
                   step["findings"], "findings")
        check_part(params, {"uri": step.get("uri", self.URI),
                            "version": step.get("version", self.version)}, "params")

    def do_nothing(self, server, step):
        """No message of this method has come, also after all that was sent is done."""
        server.settle()
        for message in server.waiting:
            if message.get("method") == step["nothing"]:
                raise Fault(f"it came: {message}")

    def do_end(self, server, step):
        """The process ends with this exit code."""
        if step.get("hang up"):
            server.process.stdin.close()
        server.wait(step["end"])


def number_of(name):
    """The line of the checklist that a test is about; those about none come last."""
    match = re.match(r"R(\d+)_", name)
    return int(match[1]) if match else 1000


def collect():
    tests = {path.stem: Transcript(path).run for path in (HERE / "transcripts").glob("*.jsonl")}
    for module in ("processes", "channels", "load", "real_code", "own_pages", "known",
                   "linters", "project_files", "workspace"):
        for name, function in vars(importlib.import_module(module)).items():
            if inspect.isfunction(function) and function.__module__ == module and name[0] != "_":
                tests[name] = function
    return dict(sorted(tests.items(), key=lambda item: (number_of(item[0]), item[0])))


def main():
    parser = argparse.ArgumentParser(description="Runs sessions against a built server.")
    parser.add_argument("--pylore", default=os.environ.get("PYLORE", "build/release/pylore"))
    parser.add_argument("names", nargs="*")
    arguments = parser.parse_args()
    tests = collect()
    chosen = [name for name in tests
              if not arguments.names or any(name == n or name.startswith(n + "_")
                                            for n in arguments.names)]
    if not chosen:
        parser.error(f"no test is called {arguments.names}")
    program = os.path.abspath(arguments.pylore)
    failed = []
    for name in chosen:
        try:
            tests[name](program)
            print(f"ok      {name}", flush=True)
        except Exception as fault:
            failed.append(name)
            print(f"FAILED  {name}: {fault}", flush=True)
            if not isinstance(fault, Fault):
                traceback.print_exc()
    print(f"{len(chosen) - len(failed)} of {len(chosen)} sessions are as they must be")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
