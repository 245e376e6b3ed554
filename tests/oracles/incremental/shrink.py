"""Makes a failing history small: a later start, fewer steps and edits, less of the text that no
edit touches."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import edits


class History(NamedTuple):
    text: str
    steps: list
    offset: int | None  # in the final text: where the hover is that differs


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
        for edit in step:
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
        steps = with_smaller_step(steps, number, fails_with)
    return history._replace(steps=steps)


def with_smaller_step(steps: list, number: int, fails: Callable[[list], bool]) -> list:
    def with_step(step: list) -> list:
        return [*steps[:number], step, *steps[number + 1 :]]

    return with_step(without_parts(steps[number], lambda step: fails(with_step(step))))


def untouched(history: History) -> tuple:
    """How many characters at the front and at the end no edit and no hover reaches."""
    text = history.text
    front = back = len(text)
    for step in history.steps:
        for edit in step:
            edit = edits.fitted(text, edit)
            front = min(front, edit.start)
            back = min(back, len(text) - edit.end)
            text = edits.apply(text, edit)
    if history.offset is not None:
        front = min(front, history.offset)
        back = min(back, len(text) - history.offset)
    return front, min(back, len(history.text) - front)


def whole_lines(text: str) -> list:
    starts = [*edits.line_starts(text), len(text)]
    return [text[start:end] for start, end in zip(starts, starts[1:])]


def moved(steps: list, distance: int) -> list:
    return [
        [edits.Edit(edit.start + distance, edit.end + distance, edit.text) for edit in step]
        for step in steps
    ]


def with_less_text(history: History, fails: Fails) -> History:
    front, back = untouched(history)
    head, rest = history.text[:front], history.text[front : len(history.text) - back]
    tail = history.text[len(history.text) - back :]

    def with_tail(lines: list) -> History:
        return history._replace(text=head + rest + "".join(lines))

    tail_lines = without_parts(whole_lines(tail), lambda lines: fails(with_tail(lines)))
    history = with_tail(tail_lines)

    def with_head(lines: list) -> History:
        short = "".join(lines)
        distance = len(short) - front
        offset = None if history.offset is None else history.offset + distance
        steps = moved(history.steps, distance)
        return History(short + history.text[front:], steps, offset)

    return with_head(without_parts(whole_lines(head), lambda lines: fails(with_head(lines))))


def shrink(history: History, fails: Fails) -> History:
    for make_smaller in (start_later, with_fewer_edits, with_less_text):
        history = make_smaller(history, fails)
    return history
