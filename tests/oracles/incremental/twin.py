"""A document that is edited in a server, and its twin: the same text, opened afresh.

Both live in one session, in one folder that does not exist, so that only the history differs.
"""

from __future__ import annotations

import bisect
import json
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bench"))

import edits  # noqa: E402
from lsp_client import (  # noqa: E402
    CAPABILITIES,
    LspClient,
    changing,
    closing,
    opening,
    replacing,
)

ANSWER_SECONDS = 60.0
LINES_AROUND = 5
INVOKED = 1  # CodeActionTriggerKind: the reader asked, so fixes for the whole file are offered too
FOLDER = "file:///nowhere/incremental"


def units(text: str, encoding: str) -> int:
    """How long the text is as the encoding counts."""
    if encoding == "utf-32":
        return len(text)
    if encoding == "utf-8":
        return len(text.encode("utf-8"))
    return len(text.encode("utf-16-le")) // 2


def position(text: str, starts: list, offset: int, encoding: str) -> tuple:
    line = bisect.bisect_right(starts, offset) - 1
    return line, units(text[starts[line] : offset], encoding)


def start_server(server: str, encoding: str) -> LspClient:
    client = LspClient([server, "server"])
    general = {"positionEncodings": [encoding]}
    client.initialize(None, capabilities={**CAPABILITIES, "general": general})
    chosen = client.capabilities.get("positionEncoding", "utf-16")
    if chosen != encoding:
        raise SystemExit(f"the server speaks {chosen} where only {encoding} was offered")
    return client


class Twin:
    """What the server says about a document with a history, and about its text without one."""

    def __init__(self, client: LspClient, text: str, encoding: str, name: str):
        self.client = client
        self.text = text
        self.encoding = encoding
        self.uri = f"{FOLDER}/{name}.py"
        self.fresh_uri = f"{FOLDER}/{name}_fresh.py"
        self.version = 1
        self._send(opening(self.uri, text))

    def _send(self, message: bytes) -> None:
        self.client.publishes.clear()
        self.client.write(message)

    def change(self, edits_of_step: list) -> None:
        """Sends the edits of one message, each fitted to the text that it meets."""
        changes = []
        for edit in edits_of_step:
            edit = edits.fitted(self.text, edit)
            starts = edits.line_starts(self.text)
            places = [position(self.text, starts, at, self.encoding) for at in edit[:2]]
            changes.append(replacing(*places, edit.text))
            self.text = edits.apply(self.text, edit)
        self.version += 1
        self._send(changing(self.uri, self.version, changes))

    def close(self) -> None:
        self.client.write(closing(self.uri))
        self.client.publishes.clear()

    def difference(self, offsets: list) -> dict | None:
        """What is not the same among the findings or at these places; None when all is."""
        edited = self._said(self.uri, self.version, offsets)
        self.client.write(opening(self.fresh_uri, self.text))
        fresh = self._said(self.fresh_uri, 1, offsets)
        self.client.write(closing(self.fresh_uri))
        if edited["findings"] != fresh["findings"]:
            return {
                "what": "findings",
                "edited": [each for each in edited["findings"] if each not in fresh["findings"]],
                "fresh": [each for each in fresh["findings"] if each not in edited["findings"]],
                "counts": [len(edited["findings"]), len(fresh["findings"])],
            }
        for number, offset in enumerate(offsets):
            for what in ("hover", "fixes"):
                pair = edited[what][number], fresh[what][number]
                if pair[0] != pair[1]:
                    return {"what": what, "offset": offset, "edited": pair[0], "fresh": pair[1]}
        return None

    def _said(self, uri: str, version: int, offsets: list) -> dict:
        """All that the server says, without what names the document."""
        message = self.client.diagnostics(uri, version, ANSWER_SECONDS)
        starts = edits.line_starts(self.text)
        places = [position(self.text, starts, offset, self.encoding) for offset in offsets]
        said = {
            "findings": message.content["params"]["diagnostics"],
            "hover": [self.client.hover(uri, *place, timeout=ANSWER_SECONDS) for place in places],
            "fixes": [self._fixes(uri, place) for place in places],
        }
        text = json.dumps(said).replace(os.path.basename(uri), "NAME.py")
        return json.loads(text, object_hook=without_version)

    def _fixes(self, uri: str, place: tuple) -> object:
        """What is offered in the lines around, and for the whole file."""
        if "codeActionProvider" not in self.client.capabilities:
            return None
        first, last = max(0, place[0] - LINES_AROUND), place[0] + LINES_AROUND
        params = {
            "textDocument": {"uri": uri},
            "range": {
                "start": {"line": first, "character": 0},
                "end": {"line": last, "character": 0},
            },
            "context": {"diagnostics": [], "triggerKind": INVOKED},
        }
        return self.client.call("textDocument/codeAction", params, ANSWER_SECONDS)


def without_version(record: dict) -> dict:
    return {key: value for key, value in record.items() if key != "version"}
