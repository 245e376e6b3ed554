"""Findings written below the lines that they are about, as knowledge/README.md describes:

    x = None == y
    #        ^^^^ E711      the columns of the carets
    #<E302                  from column 0 on
    #@4-11 E711             columns 4 up to 11
    #@4 E501                from column 4 on

The last line of code in which W292 is marked has no line end, which a page could not show otherwise.
"""

import re
from typing import NamedTuple, Optional

CARETS = re.compile(r"\s*#\s*(\^+) ([A-Z]+[0-9]+)\s*$")
COLUMNS = re.compile(r"\s*#@([0-9]+)(?:-([0-9]+))? ([A-Z]+[0-9]+)\s*$")
FRONT = re.compile(r"\s*#<([A-Z]+[0-9]+)\s*$")


class Mark(NamedTuple):
    line: int  # from 1, in the code without its marks
    start: int  # columns from 0, in code points
    end: Optional[int]  # None: anywhere
    code: str

    def agrees(self, other):
        return self[:2] == other[:2] and self.code == other.code and (
            None in (self.end, other.end) or self.end == other.end
        )

    def __str__(self):
        end = "" if self.end is None else f"-{self.end}"
        return f"line {self.line}, columns {self.start}{end}: {self.code}"


def read_mark(text, line):
    if match := CARETS.match(text):
        return Mark(line, match.start(1), match.end(1), match[2])
    if match := COLUMNS.match(text):
        return Mark(line, int(match[1]), match[2] and int(match[2]), match[3])
    if match := FRONT.match(text):
        return Mark(line, 0, None, match[1])
    return None


def lines_of(text):
    """Lines with their ends; unlike str.splitlines, a form feed ends none."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def split(text):
    """The code without its marks, and the marks."""
    code, marks = [], []
    for line in lines_of(text):
        mark = read_mark(line.rstrip("\r\n"), len(code))
        if mark:
            marks.append(mark)
        else:
            code.append(line)
    if any(mark.code == "W292" for mark in marks):
        code[-1] = code[-1].rstrip("\r\n")
    return "".join(code), marks


def write_mark(mark):
    if mark.start > 0 and mark.end is not None and mark.end > mark.start:
        return "#" + " " * (mark.start - 1) + "^" * (mark.end - mark.start) + f" {mark.code}\n"
    return f"#@{mark.start}" + ("" if mark.end is None else f"-{mark.end}") + f" {mark.code}\n"


def join(code, marks):
    """The opposite of split."""
    text = []
    for number, line in enumerate(lines_of(code), start=1):
        text.append(line if line.endswith("\n") else line + "\n")
        text.extend(write_mark(mark) for mark in marks if mark.line == number)
    return "".join(text)


def differences(expected, found):
    """One line for each mark that has no match on the other side."""
    rest = list(found)
    for mark in expected:
        match = next((other for other in rest if mark.agrees(other)), None)
        if match:
            rest.remove(match)
        else:
            yield f"missing: {mark}"
    yield from (f"extra: {mark}" for mark in rest)
