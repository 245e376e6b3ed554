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
        self.is_published = False
        self._send(opening(self.uri, text))

    def _send(self, message: bytes) -> None:
        self.client.publishes.clear()
        self.client.write(message)
        self.is_published = False

    def step(self, step: list) -> None:
        """Sends the edits of one message, each fitted to the text that it meets."""
        changes = []
        for edit in step:
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
        """What is not the same, at these places and among the findings; None when all is."""
        findings = self._findings(self.uri, self.version)
        hovers = self._hovers(self.uri, offsets)
        self.client.write(opening(self.fresh_uri, self.text))
        try:
            fresh_findings = self._findings(self.fresh_uri, 1)
            fresh_hovers = self._hovers(self.fresh_uri, offsets)
        finally:
            self.client.write(closing(self.fresh_uri))
        if findings != fresh_findings:
            return {
                "what": "findings",
                "edited": [each for each in findings if each not in fresh_findings],
                "fresh": [each for each in fresh_findings if each not in findings],
                "counts": [len(findings), len(fresh_findings)],
            }
        for offset, edited, fresh in zip(offsets, hovers, fresh_hovers):
            if edited != fresh:
                return {"what": "hover", "offset": offset, "edited": edited, "fresh": fresh}
        return None

    def _findings(self, uri: str, version: int) -> list:
        message = self.client.diagnostics(uri, version, ANSWER_SECONDS)
        return self._without_name(message.content["params"]["diagnostics"], uri)

    def _hovers(self, uri: str, offsets: list) -> list:
        starts = edits.line_starts(self.text)
        answers = []
        for offset in offsets:
            place = position(self.text, starts, offset, self.encoding)
            answers.append(self.client.hover(uri, *place, timeout=ANSWER_SECONDS))
        return self._without_name(answers, uri)

    @staticmethod
    def _without_name(answer: object, uri: str) -> object:
        name = os.path.basename(uri)
        return json.loads(json.dumps(answer).replace(name, "NAME.py"))
