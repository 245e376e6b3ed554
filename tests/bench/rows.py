"""What is measured: one function for each group of rows, with the same messages for every server.

The servers of a row run side by side and take turns, round after round.
"""

from __future__ import annotations

import random
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

import corpus
import typing_script
from lsp_client import LspClient, NoAnswer, ServerDied, opening
from peers import Peer
from results import Results
from session import Session, milliseconds

SIZES = (1_000, 10_000, 50_000)
OPEN_FILES = 200
SLOW_SECONDS = 10.0  # a turn that takes longer is mentioned, so that nobody thinks it hangs


@dataclass(frozen=True)
class Effort:
    """How much is measured. A slow server's turn ends when its seconds are used up."""

    rounds: int
    samples: int  # in each round
    seconds: float  # for each turn
    row_seconds: float  # after which a server has no further turn in a row
    starts: int
    checks: int
    check_seconds: float  # no further run of a checker that has taken this long
    answer: float  # seconds after which a server is given up


QUICK = Effort(2, 60, 1.5, 10.0, 3, 1, 0.0, 120.0)
FULL = Effort(4, 150, 6.0, 40.0, 11, 5, 20.0, 240.0)


def sample(effort: Effort, count: int, measure, at_least: int = 2) -> list:
    """Up to `count` samples within the turn's seconds."""
    samples: list = []
    deadline = time.monotonic() + effort.seconds
    while len(samples) < count and (len(samples) < at_least or time.monotonic() < deadline):
        samples.append(measure())
    return samples


def take_turns(
    sessions: list, effort: Effort, results: Results, row: str, rounds: int, act
) -> None:
    """`act(session, number of the round)` for each in each round; who fails is out."""
    spent = dict.fromkeys(sessions, 0.0)
    for number in range(rounds):
        for session in sessions:
            if session.is_lost or spent[session] > effort.row_seconds:
                continue
            start = time.monotonic()
            with session.turn():
                try:
                    act(session, number)
                except (ServerDied, NoAnswer) as failure:
                    results.fail(row, session.peer.name, str(failure))
                    session.lose()
            took = time.monotonic() - start
            spent[session] += took
            if took > SLOW_SECONDS:
                print(f"bench: {row}: {session.peer.name} took {took:.0f} s", flush=True)


# Starting


def measure_start(peers: list, effort: Effort, results: Results) -> None:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        for _ in range(effort.starts):
            for peer in peers:
                client = LspClient(list(peer.server), cwd=folder)
                try:
                    answered = client.initialize(Path(folder), effort.answer)
                    took = milliseconds(client.started_ns, answered)
                    results.add("start", peer.name, "ms", [took])
                except (ServerDied, NoAnswer) as failure:
                    results.fail("start", peer.name, str(failure))
                client.stop()


# One file, of three sizes


def measure_open(sessions: list, effort: Effort, results: Results, row: str) -> None:
    def act(session: Session, number: int) -> None:
        took, found = session.open(effort.answer)
        # The first one warms up, but for a server so slow that it may have no other.
        if number > 0 or took > effort.seconds * 1000:
            results.add(row, session.peer.name, "ms", [took], findings=found)
        session.close()

    take_turns(sessions, effort, results, row, effort.rounds + 1, act)


def open_for_good(sessions: list, effort: Effort, results: Results, row: str) -> None:
    def act(session: Session, number: int) -> None:
        session.open(effort.answer)
        session.client.settle(0.2)

    take_turns(sessions, effort, results, row, 1, act)


def measure_typing(sessions: list, effort: Effort, results: Results, row: str) -> None:
    script = row.split()[0]

    def act(session: Session, number: int) -> None:
        def type_one() -> float:
            return session.type_one(script, effort.answer)

        sample(effort, 10 if number == 0 else 3, type_one, at_least=1)
        busy = session.client.busy_ns()
        samples = sample(effort, effort.samples, type_one)
        results.add(row, session.peer.name, "ms", samples)
        results.add_cpu(row, session.peer.name, busy, session.client.busy_ns(), len(samples))
        session.finish_typing(effort.answer)

    take_turns(sessions, effort, results, row, effort.rounds, act)


def measure_burst(sessions: list, effort: Effort, results: Results, row: str) -> None:
    def act(session: Session, number: int) -> None:
        took = session.type_burst("keystroke", effort.answer)
        results.add(row, session.peer.name, "ms", [took])
        session.finish_typing(effort.answer)

    take_turns(sessions, effort, results, row, effort.rounds, act)


def measure_hover(sessions: list, effort: Effort, results: Results, row: str) -> None:
    def act(session: Session, number: int) -> None:
        places = random.Random(number)
        shown = []

        def hover_one() -> float:
            took, has_card = session.hover(places.choice(session.words), effort.answer)
            shown.append(has_card)
            return took

        sample(effort, 5, hover_one, at_least=1)
        shown.clear()
        samples = sample(effort, effort.samples, hover_one)
        answered = sum(shown) / len(shown)
        results.add(row, session.peer.name, "ms", samples, answered=answered)

    take_turns(sessions, effort, results, row, effort.rounds, act)


FILE_ROWS = {
    "open": measure_open,
    "keystroke": measure_typing,
    "quotes": measure_typing,
    "hover": measure_hover,
    "burst": measure_burst,
}


def measure_file(peers: list, effort: Effort, results: Results, wanted: set, size: int) -> None:
    text = corpus.make_module(corpus.library_root(), size)
    places = typing_script.Places(text)
    results.corpus[f"{size} lines"] = corpus.measure([text])
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, ExitStack() as stack:
        sessions = []
        for peer in peers:
            try:
                sessions.append(Session(peer, Path(folder), text, places))
                stack.callback(sessions[-1].stop)
            except (ServerDied, NoAnswer) as failure:
                results.fail(f"open {size}", peer.name, str(failure))
        for name, measure in FILE_ROWS.items():
            if name in wanted:
                measure(sessions, effort, results, f"{name} {size}")
            if name == "open":
                open_for_good(sessions, effort, results, f"open {size}")


# One file and several choices of rules: what do rules cost while somebody types?

FIRST_RULES = "B006,B904,E225,E302,E501,E711,E712,E722,F632,W291"
CHOICES = {
    "no rules": {"lint": {"enable": False}},
    "the first ten": {"lint": {"select": FIRST_RULES.split(",")}},
    "the default": {},
    "all": {"lint": {"select": ["ALL"], "maxDocLength": 72}},
}


def measure_choices(peers: list, effort: Effort, results: Results, size: int) -> None:
    chosen = [
        replace(peer, name=name, settings=settings)
        for peer in peers
        if peer.name == "pylore"
        for name, settings in CHOICES.items()
    ]
    results.rules = Results()
    measure_file(chosen, effort, results.rules, {"keystroke"}, size)


# Many files


def settled_memory(client: LspClient) -> int:
    """The resident bytes once they have stayed the same for two seconds, or after twenty."""
    last = 0
    calm = 0
    for _ in range(40):
        client.settle(0.5)
        now = client.resident_bytes()
        calm = calm + 1 if abs(now - last) < 0.01 * now else 0
        last = now
        if calm == 4:
            break
    return last


def open_all(client: LspClient, documents: dict, timeout: float) -> float:
    """Every file in one write; until each has had its findings."""
    messages = b"".join([opening(uri, text) for uri, text in documents.items()])
    start = time.perf_counter_ns()
    client.write(messages)
    return milliseconds(start, client.wait_for_publishes(set(documents), timeout))


def measure_many(peers: list, effort: Effort, results: Results) -> None:
    files = corpus.choose_files(corpus.library_root(), OPEN_FILES)
    results.corpus[f"{len(files)} files"] = corpus.measure([file.text for file in files])
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        documents = {}
        for file in files:
            path = Path(folder) / file.name
            path.write_text(file.text, encoding="utf-8")
            documents[path.as_uri()] = file.text
        for number in range(effort.rounds):
            for peer in peers:
                spent = sum(results.samples("many", peer.name)) / 1000
                if number > 0 and spent > effort.seconds:
                    continue
                client = LspClient(list(peer.server), cwd=folder)
                try:
                    client.initialize(Path(folder), effort.answer)
                    took = open_all(client, documents, effort.answer)
                    results.add("many", peer.name, "ms", [took])
                    if number == 0:
                        results.add("memory", peer.name, "MB", [settled_memory(client) / 1e6])
                except (ServerDied, NoAnswer) as failure:
                    results.fail("many", peer.name, str(failure))
                client.stop()
