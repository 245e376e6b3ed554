"""The same twins without a server: compare_documents.c holds both documents, and compares names,
concepts and qualified names too, which no client is told."""

from __future__ import annotations

import difflib
import subprocess

import edits
from lsp_client import ServerDied
from process_info import resident_bytes

DIFFERENCE_LINES = 40


class Driver:
    """One process of compare_documents; as a client it only knows how to end."""

    def __init__(self, program: str):
        self.process = subprocess.Popen(
            [program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )

    def send(self, command: str, data: bytes = b"") -> None:
        try:
            self.process.stdin.write(command.encode() + b"\n" + data)
        except BrokenPipeError:
            self._die()

    def ask(self, command: str) -> bytes:
        self.send(command)
        try:
            self.process.stdin.flush()
        except BrokenPipeError:
            self._die()
        answer = self.process.stdout.readline()
        if not answer:
            self._die()
        return answer

    def read(self, length: int) -> list:
        return self.process.stdout.read(length).decode("utf-8", errors="replace").splitlines()

    def resident_bytes(self) -> int:
        return resident_bytes(self.process.pid)

    def stop(self) -> int:
        self.process.stdin.close()
        return self.process.wait(60)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def _die(self) -> None:
        code = self.process.wait(60)
        words = self.process.stderr.read().decode(errors="replace")
        raise ServerDied(f"exit code {code}; stderr ends: {words[-4000:]}")


class DriverTwin:
    """What twin.Twin is over LSP."""

    def __init__(self, driver: Driver, text: str):
        self.driver = driver
        self.text = text
        data = text.encode("utf-8")
        driver.send(f"open {len(data)}", data)

    def change(self, edits_of_step: list) -> None:
        for edit in edits_of_step:
            edit = edits.fitted(self.text, edit)
            start, end = (self._offset(place) for place in edit[:2])
            data = edit.text.encode("utf-8")
            self.driver.send(f"edit {start} {end} {len(data)}", data)
            self.text = edits.apply(self.text, edit)

    def difference(self, offsets: list) -> dict | None:
        places = " ".join(str(self._offset(offset)) for offset in offsets)
        answer = self.driver.ask(f"compare {places}")
        if answer == b"same\n":
            return None
        edited, fresh = (self.driver.read(int(length)) for length in answer.split()[1:])
        lines = difflib.unified_diff(edited, fresh, "edited", "fresh", n=0, lineterm="")
        return {"what": "documents", "lines": list(lines)[:DIFFERENCE_LINES]}

    def close(self) -> None:
        pass  # the next one replaces it

    def _offset(self, characters: int) -> int:
        return len(self.text[:characters].encode("utf-8"))
