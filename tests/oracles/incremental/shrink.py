"""Makes a failing history small: a later start, fewer steps and edits, less of the text that no
edit touches."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import edits


class History(NamedTuple):
    text: str
    steps: list


Fails = Callable[[History], bool]


def without_parts(items: list, fails: Callable[[list], bool]) -> list:
    """Leaves out halves, quarters and so on down to single items, as long as it still fails."""
    size = max(1, len(items) // 2)
    while True:
        at = 0
        while at < len(items):
            rest = items[:at] + items[at + size :]
            if fails(rest):
                items = rest
            else:
                at += size
        if size == 1:
            return items
        size = max(1, size // 2)


def after(text: str, steps: list) -> str:
    for step in steps:
        for edit in step.edits:
            text = edits.apply(text, edits.fitted(text, edit))
    return text


def start_later(history: History, fails: Fails) -> History:
    """The first text is the one before the last few steps."""
    kept = 1
    while kept < len(history.steps):
        text = after(history.text, history.steps[:-kept])
        later = history._replace(text=text, steps=history.steps[-kept:])
        if fails(later):
            return later
        kept *= 2
    return history


def with_fewer_edits(history: History, fails: Fails) -> History:
    def fails_with(steps: list) -> bool:
        return fails(history._replace(steps=steps))

    steps = without_parts(history.steps, fails_with)
    for number in range(len(steps)):
        for part in edits.Step._fields:
            steps = with_smaller_step(steps, number, part, fails_with)
    return history._replace(steps=steps)


def with_smaller_step(steps: list, number: int, part: str, fails: Callable[[list], bool]) -> list:
    """Fewer edits, or fewer places, in one step."""

    def with_items(items: list) -> list:
        step = steps[number]._replace(**{part: items})
        return [*steps[:number], step, *steps[number + 1 :]]

    items = getattr(steps[number], part) or []
    if not items:
        return steps
    return with_items(without_parts(items, lambda fewer: fails(with_items(fewer))))


def without_stretch(history: History, start: int, end: int) -> History:
    """The text without [start, end), all edits and places moved to where they would then be: nearly
    so, where edits before have changed lengths, but it is tried whether it still fails."""

    def moved(offset: int) -> int:
        return offset if offset <= start else max(start, offset - (end - start))

    steps = [
        edits.Step(
            [edits.Edit(moved(edit.start), moved(edit.end), edit.text) for edit in changes],
            None if places is None else [moved(place) for place in places],
        )
        for changes, places in history.steps
    ]
    return History(history.text[:start] + history.text[end:], steps)


def with_less_text(history: History, fails: Fails) -> History:
    """Without whole lines: halves of the text, quarters and so on down to single ones."""
    size = max(1, history.text.count("\n") // 2)
    while True:
        line = 0
        while line < len(starts := edits.line_starts(history.text)):
            end = starts[line + size] if line + size < len(starts) else len(history.text)
            less = without_stretch(history, starts[line], end)
            if end > starts[line] and fails(less):
                history = less
            else:
                line += size
        if size == 1:
            return history
        size = max(1, size // 2)


def shrink(history: History, fails: Fails) -> History:
    for make_smaller in (start_later, with_fewer_edits, with_less_text):
        history = make_smaller(history, fails)
    return history
