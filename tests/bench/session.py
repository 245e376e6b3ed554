"""One server with one file open, and the scripts that are typed into it, a timing for each act."""

from __future__ import annotations

import time
from contextlib import contextmanager
from pathlib import Path

import corpus
import typing_script
from lsp_client import LspClient, changing, closing, opening, replacing
from peers import Peer

BURST = 100


def milliseconds(start_ns: int, end_ns: int) -> float:
    return (end_ns - start_ns) / 1e6


class Session:
    """The server is stopped by a signal while it is not on turn, so that its background work is not
    charged to the others."""

    def __init__(self, peer: Peer, folder: Path, text: str, places: typing_script.Places):
        self.peer = peer
        self.folder = folder
        self.text = text
        self.words = places.words
        self.uri = ""
        self.version = 0
        self.is_lost = False
        self.files = 0
        self.scripts = {
            row: script(places, corpus.SEED) for row, script in typing_script.SCRIPTS.items()
        }
        self.pending: list = []  # what is left of the list of changes that is being typed
        self.client = LspClient(list(peer.server), cwd=str(folder))
        self.client.initialize(folder, initializationOptions=peer.settings)
        self.client.pause()

    @contextmanager
    def turn(self):
        self.client.resume()
        try:
            yield
        finally:
            if not self.is_lost:
                self.client.pause()

    def lose(self) -> None:
        """It did not answer: nothing more is asked of it."""
        self.is_lost = True
        self.client.kill()

    def stop(self) -> None:
        if not self.is_lost:
            self.client.resume()
            self.client.stop()

    def open(self, timeout: float) -> tuple:
        """Opens the text under a name not used before, so that no server can have it ready.
        Returns milliseconds and how many findings there were."""
        self.files += 1
        self.version = 1
        path = self.folder / f"module_{self.peer.name}_{self.files}.py"
        path.write_text(self.text, encoding="utf-8")
        self.uri = path.as_uri()
        took, answer = self._until_findings(opening(self.uri, self.text), timeout)
        return took, len(answer.content["params"]["diagnostics"])

    def close(self) -> None:
        self.client.write(closing(self.uri))
        self.client.settle(0.2)

    def type_one(self, row: str, timeout: float) -> float:
        return self._until_findings(self._next_change(row), timeout)[0]

    def type_burst(self, row: str, timeout: float) -> float:
        """All the changes in one write; until the findings of the last."""
        changes = b"".join([self._next_change(row) for _ in range(BURST)])
        return self._until_findings(changes, timeout)[0]

    def hover(self, place: tuple, timeout: float) -> tuple:
        """Milliseconds, and whether there was something to show."""
        params = {
            "textDocument": {"uri": self.uri},
            "position": {"line": place[0], "character": place[1]},
        }
        request_id, message = self.client.prepare("textDocument/hover", params)
        start = time.perf_counter_ns()
        self.client.write(message)
        answer = self.client.response(request_id, timeout)
        return milliseconds(start, answer.received_ns), has_content(answer.content.get("result"))

    def finish_typing(self, timeout: float) -> None:
        """Undoes what is half typed."""
        if self.pending:
            self.version += 1
            changes = [replacing(*change) for change in self.pending]
            self.pending = []
            self._until_findings(changing(self.uri, self.version, changes), timeout)

    def _next_change(self, row: str) -> bytes:
        if not self.pending:
            self.pending = next(self.scripts[row])
        self.version += 1
        return changing(self.uri, self.version, [replacing(*self.pending.pop(0))])

    def _until_findings(self, messages: bytes, timeout: float) -> tuple:
        self.client.publishes.clear()
        start = time.perf_counter_ns()
        self.client.write(messages)
        answer = self.client.diagnostics(self.uri, self.version, timeout)
        return milliseconds(start, answer.received_ns), answer


def has_content(hover: dict | None) -> bool:
    if not hover:
        return False
    contents = hover["contents"]
    return bool(contents.get("value") if isinstance(contents, dict) else contents)
