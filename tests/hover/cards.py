"""Asks a running server for cards: what the tests of the cards share."""

import argparse
import json
import subprocess
from pathlib import Path


LANGUAGES = {"py": "python", "toml": "toml", "lock": "toml", "txt": "pip-requirements", "cfg": "ini"}


class Cards:
    """One server, in which one document after the other is opened."""

    def __init__(self, program, **settings):
        self.process = subprocess.Popen(
            [program, "server", "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.ids = 0
        capabilities = {
            "general": {"positionEncodings": ["utf-32"]},
            "textDocument": {"hover": {"contentFormat": ["markdown"]}},
        }
        answer = self.request(
            "initialize",
            {
                "processId": None,
                "rootUri": None,
                "capabilities": capabilities,
                "initializationOptions": settings,
            },
        )
        assert answer["capabilities"]["positionEncoding"] == "utf-32", answer
        self.notify("initialized", {})

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        if kind is not None:
            self.process.kill()
        else:
            self.request("shutdown", None)
            self.notify("exit", None)
            self.process.stdin.close()
        self.process.stdout.close()
        code = self.process.wait(timeout=60)
        assert kind is not None or code == 0, f"the server ended with {code}"

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0"} | message).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))

    def receive(self):
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        body = self.process.stdout.read(length)
        if not body:
            raise SystemExit(f"the server has died: exit code {self.process.wait()}")
        return json.loads(body)

    def answer(self, wanted):
        while True:
            message = self.receive()
            if message.get("id") == wanted and "method" not in message:
                if "error" in message:
                    raise SystemExit(f"the server answers with an error: {message['error']}")
                return message["result"]
            if "id" in message and "method" in message:
                self.send({"id": message["id"], "result": None})

    def notify(self, method, params):
        self.send({"method": method, "params": params})
        self.process.stdin.flush()

    def request(self, method, params):
        self.ids += 1
        self.send({"id": self.ids, "method": method, "params": params})
        self.process.stdin.flush()
        return self.answer(self.ids)

    def at_places(self, uri, text, places, batch=100):
        """The cards (or None) for places (line, character), both from 0, in the same order."""
        language = LANGUAGES.get(uri.rpartition(".")[2], "plaintext")
        document = {"uri": uri, "languageId": language, "version": 1, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": document})
        cards = []
        for start in range(0, len(places), batch):
            ids = []
            for line, character in places[start:start + batch]:
                self.ids += 1
                ids.append(self.ids)
                position = {"line": line, "character": character}
                params = {"textDocument": {"uri": uri}, "position": position}
                self.send({"id": self.ids, "method": "textDocument/hover", "params": params})
            self.process.stdin.flush()
            cards += [self.answer(wanted) for wanted in ids]
        self.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
        return cards


def uri_of(path):
    return Path(path).resolve().as_uri()


def markdown_of(card):
    return card["contents"]["value"]


def code_block_of(markdown):
    """The text of the fenced block, or None."""
    lines = markdown.split("\n")
    fences = [number for number, line in enumerate(lines) if line.startswith("```")]
    return "\n".join(lines[fences[0] + 1:fences[1]]) if len(fences) == 2 else None


def options_of(doc, **numbers):
    """The program from the command line, and an option for each of the numbers."""
    parser = argparse.ArgumentParser(description=doc.split("\n")[0])
    parser.add_argument("program")
    for name, default in numbers.items():
        parser.add_argument(f"--{name}", type=int, default=default)
    return parser.parse_args()
