"""What the project set out to reach: a row for each goal, and the verdict of a run on it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass

from results import Results

Value = Callable[[Results], "float | None"]


@dataclass(frozen=True)
class Goal:
    what: str
    unit: str
    value: Value
    at_least: str  # in words
    at_least_limit: Value
    aim: str
    aim_limit: Value


def median(row: str, peer: str, factor: float = 1.0) -> Value:
    def limit(results: Results) -> float | None:
        found = results.median(row, peer)
        return None if found is None else found * factor

    return limit


def fastest(row: str, peers: list, factor: float) -> Value:
    def limit(results: Results) -> float | None:
        found = [results.median(row, peer) for peer in peers]
        return None if None in found else min(found) * factor

    return limit


def constant(number: float) -> Value:
    return lambda results: number


def tail(row: str) -> Value:
    """The 99th percentile in medians."""

    def ratio(results: Results) -> float | None:
        middle = results.median(row, "pylore")
        last = results.percentile(row, "pylore", 99)
        return None if middle is None else last / middle

    return ratio


def text_megabytes(name: str, factor: float) -> Value:
    def limit(results: Results) -> float | None:
        measured = results.corpus.get(name)
        return None if measured is None else measured["bytes"] / 1e6 * factor

    return limit


def tail_goal(size: int) -> Goal:
    return Goal(
        f"99th percentile, keystrokes with quotes and brackets, {size:,} lines",
        "medians",
        tail(f"quotes {size}"),
        "5 times the median",
        constant(5),
        "3 times",
        constant(3),
    )


def two_cores_goal(what: str, rules: str) -> Goal:
    """By the clock, against one core."""
    row = f"check {rules} %d wall"
    return Goal(
        f"`check` on two cores, {what}",
        "s",
        median(row % 2, "pylore"),
        "1.8 times as fast as on one",
        median(row % 1, "pylore", 1 / 1.8),
        "twice",
        median(row % 1, "pylore", 1 / 2),
    )


CORES = os.cpu_count() or 1
GOALS = (
    Goal(
        "start to `initialize` answer",
        "ms",
        median("start", "pylore"),
        "1/20 of pylsp's and pyright's",
        fastest("start", ["pylsp", "pyright"], 1 / 20),
        "2 ms",
        constant(2),
    ),
    Goal(
        "keystroke to its diagnostics, 10,000 lines, median",
        "ms",
        median("keystroke 10000", "pylore"),
        "1/10 of ruff's server",
        median("keystroke 10000", "ruff", 1 / 10),
        "half of a bare tree-sitter server",
        median("keystroke 10000", "bare", 1 / 2),
    ),
    Goal(
        "the same at 50,000 lines",
        "ms",
        median("keystroke 50000", "pylore"),
        "as fast as a bare tree-sitter server",
        median("keystroke 50000", "bare"),
        "1.5 times our own figure at 1,000 lines",
        median("keystroke 1000", "pylore", 1.5),
    ),
    tail_goal(1_000),
    tail_goal(10_000),
    tail_goal(50_000),
    Goal(
        "hover, median, 10,000 lines",
        "ms",
        median("hover 10000", "pylore"),
        "1/4 of pyright's",
        median("hover 10000", "pyright", 1 / 4),
        "0.03 ms",
        constant(0.03),
    ),
    Goal(
        "memory, 200 real files open",
        "MB",
        median("memory", "pylore"),
        "half of a bare tree-sitter server",
        median("memory", "bare", 1 / 2),
        "twice the text",
        text_megabytes("200 files", 2),
    ),
    Goal(
        "200 files opened at once, all have findings",
        "ms",
        median("many", "pylore"),
        "1/20 of pyright's and pylsp's",
        fastest("many", ["pyright", "pylsp"], 1 / 20),
        "as fast as the trees parse on all cores",
        median("many", "bare", 1 / CORES),
    ),
    Goal(
        "`check` of CPython's library, pycodestyle's codes, one core",
        "s CPU",
        median("check style 1", "pylore"),
        "30 times pycodestyle",
        median("check style 1", "pycodestyle", 1 / 30),
        "as fast as ruff with the same codes",
        median("check style 1", "ruff"),
    ),
    Goal(
        "the same, all rules",
        "s CPU",
        median("check all 1", "pylore"),
        "8 times pycodestyle",
        median("check all 1", "pycodestyle", 1 / 8),
        "as fast as ruff with E, W, F, B and N",
        median("check all 1", "ruff"),
    ),
    two_cores_goal("pycodestyle's codes", "style"),
    two_cores_goal("all rules", "all"),
)


def verdict(value: float | None, limit: float | None) -> str:
    if value is None or limit is None:
        return "not measured"
    return "met" if value <= limit else f"{value / limit:.1f} times over"


def judge(results: Results) -> list:
    """One record for each goal."""
    judged = []
    for goal in GOALS:
        value = goal.value(results)
        at_least, aim = goal.at_least_limit(results), goal.aim_limit(results)
        judged.append(
            {
                "what": goal.what,
                "unit": goal.unit,
                "value": value,
                "at_least": {
                    "words": goal.at_least,
                    "limit": at_least,
                    "verdict": verdict(value, at_least),
                },
                "aim": {"words": goal.aim, "limit": aim, "verdict": verdict(value, aim)},
            }
        )
    return judged
