"""Random edits as people and editors make them, seeded: typing, pasting, indenting, undoing.

An Edit replaces the characters [start, end) of the text as it then is. A Step is what goes into one
didChange, a list of edits, each on the result of the one before, and where the twins are compared
after it.
"""

from __future__ import annotations

import random
import re
from typing import NamedTuple

LINE_END = re.compile(r"\r\n|\r|\n")
LETTERS = "abcdefghijklmnopqrstuvwxyz_0123456789"
MARKS = list("()[]{}'\"#:,.=\\@;*-% ") + ['"""', "'''", 'f"{', "r'", "\\\n", "->", ":=", "f'''"]
ENDS = ["\n", "\n", "\n", "\r\n", "\r", "\n\n", "\n    ", "\n        "]
FOREIGN = ["\0", "é", "ß", "日本", "😀", "\u00a0", "\u2028", "\ufeff", "\f", "\t", "\v", "e\u0301"]
LINES = [
    "def added(first, second=[]):\n    return first\n",
    "class Added(Base):\n",
    "    @property\n",
    "@decorator\n",
    "else:\n",
    "elif added:\n    pass\n",
    "except ValueError:\n    pass\n",
    "except:\n",
    "finally:\n    pass\n",
    "try:\n",
    "for added in range(3):\n    print(added)\n",
    "with open(name) as added:\n    pass\n",
    "import os, sys\n",
    "from added import *\n",
    "    global added\n",
    "    yield added\n",
    "async def added():\n    await other\n",
    "match added:\n    case [first, *rest]:\n        pass\n",
    "added = [each for each in added if each == None]  # noqa\n",
    "added = lambda: added\n",
    "added = (\n",
    "    )\n",
    "added = f'{added!r:>{width}} {'\n",
    'added = """\n',
    "# a comment\n",
    "if added is 'text':   \n",
]


class Edit(NamedTuple):
    start: int
    end: int
    text: str


class Step(NamedTuple):
    edits: list
    places: list | None  # offsets of hovers; None: nothing is compared after this step


def apply(text: str, edit: Edit) -> str:
    return text[: edit.start] + edit.text + text[edit.end :]


def inverse(text: str, edit: Edit) -> Edit:
    return Edit(edit.start, edit.start + len(edit.text), text[edit.start : edit.end])


def fitted(text: str, edit: Edit) -> Edit:
    """The edit within the text, and with no end between \\r and \\n, where no position points."""
    start, end = (addressable(text, min(place, len(text))) for place in (edit.start, edit.end))
    return Edit(start, max(start, end), edit.text)


def fitted_places(text: str, places: list) -> list:
    return [addressable(text, min(place, len(text))) for place in places]


def addressable(text: str, offset: int) -> int:
    is_inside = 0 < offset < len(text) and text[offset - 1] == "\r" and text[offset] == "\n"
    return offset - 1 if is_inside else offset


def line_starts(text: str) -> list:
    return [0, *(found.end() for found in LINE_END.finditer(text))]


class Editor:
    """Makes steps for one text; keeps it, and the way back."""

    def __init__(self, text: str, seed: int | str):
        self.text = text
        self.random = random.Random(seed)
        self.way_back: list = []  # the inverse of every edit since the text was last whole
        self.kinds = [kind for kind, weight in WEIGHTS for _ in range(weight)]
        self.planned: list = []  # steps that belong together
        self.is_undoing_all = False

    def next_edits(self) -> list:
        """The edits of the next step, already applied to the text."""
        while not self.planned:
            self.is_undoing_all = False
            steps = self.random.choice(self.kinds)(self)
            self.planned = [step for step in steps if step]
        step = []
        for edit in self.planned.pop(0):
            edit = fitted(self.text, edit)
            if not self.is_undoing_all:
                self.way_back.append(inverse(self.text, edit))
            self.text = apply(self.text, edit)
            step.append(edit)
        return step

    # Places

    def place(self) -> int:
        """Anywhere, but mostly where code is: at ends of words and of lines."""
        offset = self.random.randint(0, len(self.text))
        found = re.compile(self.random.choice([r"\b", r"$", r"", r"[\(\[\{'\"]"]), re.MULTILINE)
        at = found.search(self.text, offset)
        return at.end() if at else offset

    def lines(self, most: int) -> tuple:
        """Some whole lines: (start, end)."""
        starts = line_starts(self.text)
        first = self.random.randrange(len(starts))
        last = min(first + self.random.randint(1, most), len(starts))
        return starts[first], starts[last] if last < len(starts) else len(self.text)

    # Kinds of steps

    def type_word(self) -> list:
        at = self.place()
        word = self.random.choices(LETTERS, k=self.random.randint(1, 6))
        return [[Edit(at + i, at + i, letter)] for i, letter in enumerate(word)]

    def type_at_once(self) -> list:
        """The same in one message, as a client does that gathers keystrokes."""
        return [[edit for step in self.type_word() for edit in step]]

    def insert(self, choices: list) -> list:
        at = self.place()
        return [[Edit(at, at, self.random.choice(choices))]]

    def insert_mark(self) -> list:
        return self.insert(MARKS)

    def insert_line_end(self) -> list:
        return self.insert(ENDS)

    def insert_foreign(self) -> list:
        return self.insert(FOREIGN)

    def insert_line(self) -> list:
        start, _ = self.lines(1)
        return [[Edit(start, start, self.random.choice(LINES))]]

    def surround(self) -> list:
        """Brackets or quotes around a stretch, as one message, the far one first."""
        start = self.place()
        end = min(len(self.text), start + self.random.randint(0, 60))
        opener, closer = self.random.choice(["()", "[]", "{}", "''", '""'])
        return [[Edit(end, end, closer), Edit(start, start, opener)]]

    def delete_some(self) -> list:
        at = self.place()
        return [[Edit(at, at + self.random.randint(1, 12), "")]]

    def backspace(self) -> list:
        at = self.place()
        count = self.random.randint(1, 6)
        return [[Edit(at - i - 1, at - i, "")] for i in range(count) if at - i - 1 >= 0]

    def delete_lines(self) -> list:
        start, end = self.lines(5)
        return [[Edit(start, end, "")]]

    def delete_much(self) -> list:
        start = self.place()
        return [[Edit(start, start + self.random.randint(1, max(1, len(self.text) // 2)), "")]]

    def duplicate_lines(self) -> list:
        start, end = self.lines(8)
        return [[Edit(end, end, self.text[start:end])]]

    def move_lines(self) -> list:
        """Cut here and pasted there: two messages."""
        start, end = self.lines(12)
        cut = self.text[start:end]
        rest = self.text[:start] + self.text[end:]
        target = self.random.choice(line_starts(rest))
        return [[Edit(start, end, "")], [Edit(target, target, cut)]]

    def indent(self) -> list:
        """Each line of a block, in one message, from the last to the first."""
        start, end = self.lines(15)
        starts = [at for at in line_starts(self.text) if start <= at < end]
        return [[Edit(at, at, "    ") for at in reversed(starts)]]

    def dedent(self) -> list:
        """From the first to the last, so that each edit moves those after it."""
        start, end = self.lines(15)
        step = []
        for at in line_starts(self.text):
            if start <= at < end and self.text.startswith("    ", at):
                at -= 4 * len(step)
                step.append(Edit(at, at + 4, ""))
        return [step]

    def replace_same(self) -> list:
        start, end = self.lines(3)
        return [[Edit(start, end, self.text[start:end])]]

    def undo_last(self) -> list:
        count = min(len(self.way_back), self.random.randint(1, 4))
        return [[self.way_back[-1 - i]] for i in range(count)]

    def undo_all(self) -> list:
        """Back to the text as it was: all in one message, or the last few one by one before."""
        steps = list(reversed(self.way_back))
        self.way_back = []
        self.is_undoing_all = True
        alone = self.random.randint(0, min(5, len(steps)))
        return [*([edit] for edit in steps[:alone]), steps[alone:]]

    def replace_all(self) -> list:
        return [[Edit(0, len(self.text), self.text)]]


# Undoing everything comes often enough that edits fall mostly on code that is nearly whole.
WEIGHTS = (
    (Editor.type_word, 10),
    (Editor.type_at_once, 5),
    (Editor.insert_mark, 20),
    (Editor.insert_line_end, 8),
    (Editor.insert_foreign, 5),
    (Editor.insert_line, 12),
    (Editor.surround, 6),
    (Editor.delete_some, 8),
    (Editor.backspace, 8),
    (Editor.delete_lines, 6),
    (Editor.delete_much, 1),
    (Editor.duplicate_lines, 4),
    (Editor.move_lines, 5),
    (Editor.indent, 4),
    (Editor.dedent, 4),
    (Editor.replace_same, 2),
    (Editor.undo_last, 10),
    (Editor.undo_all, 10),
    (Editor.replace_all, 1),
)
