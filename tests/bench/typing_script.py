"""What a person types, as single changes at seeded places in real code.

A change is (start, end, text) with positions as (line, character). All places stand on lines of
7-bit text, where characters are the same in every encoding.
"""

from __future__ import annotations

import io
import keyword
import random
import tokenize

import corpus

LETTERS = "etaoinsrhldcumfpgwybvkxjqz"
PAIRS = ["()", "[]", "{}", "''", '""']
TRIPLE_QUOTES = ['"""', "'''"]


class Places:
    """Where identifiers and lines end in a text."""

    def __init__(self, text: str):
        lines = corpus.split_lines(text)
        self.words: list = []
        self.name_ends: list = []
        self.line_ends: list = []
        self.indents = [line[: len(line) - len(line.lstrip(" \t"))] for line in lines]
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if not token.line.isascii() or token.start[0] > len(lines):
                continue
            start = (token.start[0] - 1, token.start[1])
            if token.type == tokenize.NAME:
                self.words.append(start)
                if not keyword.iskeyword(token.string):
                    self.name_ends.append((token.end[0] - 1, token.end[1]))
            elif token.type == tokenize.NEWLINE and lines[start[0]].isascii():
                self.line_ends.append(start)


def typed(place: tuple, text: str):
    """The text letter by letter, then the same letters deleted from the last to the first."""
    line, column = place
    for offset, letter in enumerate(text):
        yield (line, column + offset), (line, column + offset), letter
    for offset in reversed(range(len(text))):
        yield (line, column + offset), (line, column + offset + 1), ""


def word(choice: random.Random) -> str:
    return "".join(choice.choice(LETTERS) for _ in range(choice.randint(1, 5)))


def new_line(places: Places, choice: random.Random):
    """A line is opened under another one, indented as editors do, a word typed, all deleted."""
    line, column = choice.choice(places.line_ends)
    indent = places.indents[line]
    yield (line, column), (line, column), "\n" + indent
    yield from typed((line + 1, len(indent)), word(choice))
    yield (line, column), (line + 1, len(indent)), ""


def letters(places: Places, seed: int):
    """Lists of changes: letters at the ends of identifiers and their deletion; now and then a new
    line. At the end of each list the text is what it was."""
    choice = random.Random(seed)
    while True:
        if choice.random() < 0.1:
            yield list(new_line(places, choice))
        else:
            yield list(typed(choice.choice(places.name_ends), word(choice)))


def quotes(places: Places, seed: int):
    """The same with brackets and quotes that are opened, filled, closed and deleted again, at the
    ends of identifiers and of lines: most of the time something is unclosed."""
    choice = random.Random(seed)
    while True:
        place = choice.choice(choice.choice([places.name_ends, places.line_ends]))
        if choice.random() < 0.2:
            mark = choice.choice(TRIPLE_QUOTES)
            yield list(typed(place, mark + word(choice) + mark))
        else:
            opener, closer = choice.choice(PAIRS)
            yield list(typed(place, opener + word(choice) + closer))


SCRIPTS = {"keystroke": letters, "quotes": quotes}
