"""Writes what each transcript of tests/sessions sends as one seed: a message a line.

    python3 tests/fuzz/write_seeds.py FOLDER
"""

import json
import sys
from pathlib import Path

SESSIONS = Path(__file__).resolve().parent.parent / "sessions"
sys.path.insert(0, str(SESSIONS))

from client import Server  # noqa: E402
from run import Transcript  # noqa: E402

SENDING = {"send", "body", "bytes", "notify", "request", "open", "change", "close"}


class Recorder(Server):
    """Keeps what would be sent; an empty line stands for time to work."""

    def __init__(self):
        self.last_id = 0
        self.requests = {}
        self.opened = set()
        self.lines = []

    def write(self, data):
        self.lines.append(b"!" + data.replace(b"\n", b"\r"))

    def send(self, message):
        self.lines.append(json.dumps(message).encode())

    def response(self, request_id):
        return {}


def record(path):
    recorder = Recorder()
    transcript = Transcript(path)
    for _, step in transcript.steps:
        name = next(iter(step))
        if "initialize" in step.get("start", {}):
            recorder.request("initialize", step["start"]["initialize"])
        if name == "body":
            recorder.lines.append(step["body"].replace("\n", " ").encode())
        elif name == "request":
            recorder.request(step["request"], step.get("params"))
        elif name in SENDING:
            getattr(transcript, f"do_{name}")(recorder, step)
        elif name == "findings":
            recorder.lines.append(b"")
    return b"\n".join(recorder.lines)


def main():
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted((SESSIONS / "transcripts").glob("*.jsonl")):
        (folder / path.stem).write_bytes(record(path))


if __name__ == "__main__":
    main()
