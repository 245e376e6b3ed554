#!/usr/bin/env python3
"""After any sequence of edits, findings, fixes and cards are those of a fresh start on the text.

  compare.py PYLORE [--full] [--edits N] [--files N] [--every N] [--seed N] [--encoding NAME] ...
  compare.py COMPARE_DOCUMENTS --driver ...
  compare.py PROGRAM [--driver] --replay FILE

Opens modules of CPython's library, edits them at random, and after every few edits opens the same
text under another name in the same session and compares. A difference, a crash or a missing answer
is made small and written to FOLDER (--failures) for --replay. Also compares the memory at the end
with that after warming up. In --full: 10,000 edits over 50 files.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
from pathlib import Path

import edits
from shrink import History, shrink
from twin import Twin, start_server

import corpus  # beside the bench's client, where twin.py looks for it
from driver import Driver, DriverTwin
from lsp_client import LspClient, NoAnswer, ServerDied

HOVERS = 3
MEMORY_FACTOR = 1.5  # generous: what grows with each edit grows far more than this
MEMORY_SLACK = 8e6
LINE_ENDS = ["\n", "\n", "\n", "\r\n", "\r\n", "\r"]


class Failure(Exception):
    def __init__(self, text: str, steps: list, difference: dict):
        super().__init__(difference["what"])
        self.history = History(text, steps)
        self.difference = difference


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--driver", action="store_true", help="it is compare_documents")
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--edits", type=int, help="in all")
    parser.add_argument("--files", type=int)
    parser.add_argument("--every", type=int, default=1, help="compare after that many edits")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--encoding", default="utf-16", choices=["utf-8", "utf-16", "utf-32"])
    parser.add_argument("--failures", type=Path, default=Path("incremental-failures"))
    parser.add_argument("--any-memory", action="store_true", help="for sanitizers, which keep it")
    parser.add_argument("--replay", type=Path)
    options = parser.parse_args()
    options.edits = options.edits or (10_000 if options.full else 200)
    options.files = options.files or (50 if options.full else 4)
    return options


def choose_texts(options: argparse.Namespace) -> list:
    """Modules of 50 lines or more, small ones where it has to be quick; some with other ends of
    lines."""
    most = 3_000 if options.full else 250
    chosen = []
    for source in corpus.shuffled_sources(corpus.library_root(), options.seed):
        if corpus.SMALLEST_FILE <= source.line_count <= most:
            end = LINE_ENDS[len(chosen) % len(LINE_ENDS)]
            chosen.append((source.name, source.text.replace("\n", end)))
        if len(chosen) == options.files:
            break
    return chosen


def next_step(editor: edits.Editor, is_compared: bool) -> edits.Step:
    """Compared are a card around the last edit and some anywhere."""
    changes = editor.next_edits()
    if not is_compared:
        return edits.Step(changes, None)
    near = max(0, changes[-1].start + editor.random.randint(-30, 30))
    places = [near, *(editor.place() for _ in range(HOVERS - 1))]
    return edits.Step(changes, edits.fitted_places(editor.text, places))


def start(options: argparse.Namespace) -> LspClient | Driver:
    if options.driver:
        return Driver(options.program)
    return start_server(options.program, options.encoding)


def make_twin(
    client: LspClient | Driver, text: str, name: str, options: argparse.Namespace
) -> Twin | DriverTwin:
    if options.driver:
        return DriverTwin(client, text)
    return Twin(client, text, options.encoding, name)


def take_step(twin: Twin | DriverTwin, step: edits.Step) -> dict | None:
    twin.change(step.edits)
    if step.places is None:
        return None
    return twin.difference(edits.fitted_places(twin.text, step.places))


def edit_file(
    client: LspClient | Driver, name: str, text: str, count: int, options: argparse.Namespace
) -> int:
    """Returns how many comparisons were made; raises Failure at the first that fails."""
    editor = edits.Editor(text, f"{options.seed} {name}")
    steps: list = []
    compared = 0
    try:
        twin = make_twin(client, text, name.removesuffix(".py"), options)
        for number in range(1, count + 1):
            is_compared = number % options.every == 0 or number == count
            steps.append(next_step(editor, is_compared))
            difference = take_step(twin, steps[-1])
            compared += is_compared
            if difference is not None:
                raise Failure(text, steps, difference)
        twin.close()
    except (ServerDied, NoAnswer) as failure:
        raise Failure(text, steps, {"what": str(failure)}) from failure
    return compared


def replay(history: History, options: argparse.Namespace) -> dict | None:
    """The first difference in a history, in a process of its own."""
    client = start(options)
    try:
        twin = make_twin(client, history.text, "replayed", options)
        for step in history.steps:
            difference = take_step(twin, step)
            if difference is not None:
                return difference
        return None
    except (ServerDied, NoAnswer) as failure:
        return {"what": str(failure)}
    finally:
        client.kill()


def write_failure(failure: Failure, options: argparse.Namespace) -> Path:
    """Shrinks it where it can be had again, and writes it down."""
    history, difference = failure.history, failure.difference
    if replay(history, options) is not None:
        history = shrink(history, lambda smaller: replay(smaller, options) is not None)
        difference = replay(history, options)
    options.failures.mkdir(parents=True, exist_ok=True)
    how = "driver" if options.driver else options.encoding
    path = options.failures / f"{how}-{options.seed}.json"
    record = {"encoding": options.encoding, **history._asdict(), "difference": difference}
    path.write_text(json.dumps(record, indent=1), encoding="utf-8")
    return path


def run_replay(options: argparse.Namespace) -> int:
    record = json.loads(options.replay.read_text(encoding="utf-8"))
    steps = [
        edits.Step([edits.Edit(*edit) for edit in changes], places)
        for changes, places in record["steps"]
    ]
    options.encoding = record["encoding"]
    difference = replay(History(record["text"], steps), options)
    print(json.dumps(difference, indent=1, ensure_ascii=False))
    return 0 if difference is None else 1


def is_flat(memory: list) -> bool:
    """Memory after each file: the median of the last fifth against that of the second fifth."""
    fifth = max(1, len(memory) // 5)
    early = statistics.median(memory[fifth : 2 * fifth] or memory)
    late = statistics.median(memory[-fifth:])
    print(f"memory: {early / 1e6:.1f} MB early, {late / 1e6:.1f} MB late")
    return late <= early * MEMORY_FACTOR + MEMORY_SLACK


def main() -> int:
    options = parse_arguments()
    if options.replay:
        return run_replay(options)
    texts = choose_texts(options)
    client = start(options)
    compared = 0
    memory = []
    try:
        for name, text in texts:
            compared += edit_file(client, name, text, options.edits // len(texts), options)
            memory.append(client.resident_bytes())
    except Failure as failure:
        client.kill()
        path = write_failure(failure, options)
        print(f"not equal in {name}: {failure.difference['what']}; see {path}", file=sys.stderr)
        return 1
    how = "without a server" if options.driver else options.encoding
    print(f"{compared:,} times equal, {len(texts)} files, {how}")
    flat = is_flat(memory) or options.any_memory
    code = client.stop()
    if code != 0:
        print(f"the server ended with {code}", file=sys.stderr)
    return 0 if flat and code == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
