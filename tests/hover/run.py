"""Holds the cards against what stands in the fixtures beside this file.

`fixtures/topics/<id>.py` shows where a topic shows and where it does not: at least four places, one
of them where it does not show.

A fixture is Python with marks; files that are none of Python's stand under their own names in
`fixtures/topics/<id>/`, with the same marks. A mark is a comment below the line that it is about:

    #   ^ Generators            the card at the caret's column has this title
    #   ^^^^^ Generators        and its range is exactly what the carets cover
    #   ^ none                  there is no card
    #   ^ also Iterators        another topic leads, and the card's last line names this one
    #   ^ not Generators        there may be a card, but it does not name this topic at all
    #< Decorators               as the first, for column 0; `#<<<` with a range
    #| `chunks` pauses here ... the lines below the title, from the first on, blank ones left out
    #|                          (alone, at the end) and there are no more

UPDATE_EXPECT=1 writes what the program says into the marks that are there.
"""

import argparse
import os
import re
import sys
from pathlib import Path

from cards import Cards, markdown_of, uri_of

HERE = Path(__file__).parent
MARK = re.compile(r"^(\s*#)(<+|\s+\^+)\s+(\S.*)$")
TEXT = re.compile(r"^\s*#\|( .*|)$")


class Mark:
    def __init__(self, lines, number, code_line):
        match = MARK.match(lines[number])
        indent, carets = match[1], match[2]
        self.number = number
        self.line = code_line
        if carets[0] == "<":
            self.start, self.length = 0, len(carets)
        else:
            self.start = len(indent) + len(carets) - len(carets.lstrip())
            self.length = len(carets.strip())
        self.prefix = indent + carets + " "
        self.title = match[3]
        self.texts = []
        self.margin = indent
        number += 1
        while number < len(lines) and TEXT.match(lines[number]):
            self.texts.append(TEXT.match(lines[number])[1][1:])
            number += 1
        self.end = number

    def claim_of_topic(self, card):
        """What stands behind `also` or `not`, as it would be for this card."""
        word, _, title = self.title.partition(" ")
        lines = [] if card is None else [line for line in markdown_of(card).split("\n") if line.strip()]
        leads = bool(lines) and lines[0] == f"### {title}"
        also = lines[-1].partition("See also: ")[2].split(" \u00b7 ") if lines else []
        holds = not leads and (title in also) == (word == "also")
        return self.title if holds else f"{title} {'leads' if leads else 'is named' if title in also else 'is not named'}"

    def seen(self, card):
        """The mark's own lines as they would be for this card."""
        if self.title.startswith(("also ", "not ")):
            return [self.prefix + self.claim_of_topic(card)]
        if card is None:
            return [self.prefix + "none"]
        title, *rest = [line for line in markdown_of(card).split("\n") if line.strip()]
        assert title.startswith("### "), title
        if self.texts and self.texts[-1] == "":
            rest.append("")
        else:
            rest = rest[:len(self.texts)]
        shown = [f"{self.margin}| {line}".rstrip() for line in rest]
        return [self.prefix + title.removeprefix("### ")] + shown

    def range_fault(self, card):
        if card is None or self.length == 1:
            return None
        start, end = card["range"]["start"], card["range"]["end"]
        seen = (start["line"], start["character"], end["line"], end["character"])
        wanted = (self.line, self.start, self.line, self.start + self.length)
        return None if seen == wanted else f"the range is {seen}, the carets say {wanted}"


def find_marks(lines):
    marks = []
    code_line = -1
    number = 0
    while number < len(lines):
        if MARK.match(lines[number]):
            marks.append(Mark(lines, number, code_line))
            number = marks[-1].end
        else:
            code_line = number
            number += 1
    return marks


def check_reach(path, marks, faults):
    """A topic's own fixture has enough places where it shows, and one where it does not."""
    shown = sum(mark.title != "none" and not mark.title.startswith("not ") for mark in marks)
    if shown < 3 or shown == len(marks):
        faults.append(f"{path.name}: {shown} places where the topic shows, at least 3 are needed, "
                      f"and {len(marks) - shown} where it does not, at least 1 is needed")


def check_fixture(cards, path, faults):
    text = path.read_text()
    lines = text.split("\n")
    marks = find_marks(lines)
    if path.parent.name == "topics":
        check_reach(path, marks, faults)
    places = [(mark.line, mark.start) for mark in marks]
    answers = cards.at_places(uri_of(path), text, places)
    for mark, card in reversed(list(zip(marks, answers))):
        old, new = lines[mark.number:mark.end], mark.seen(card)
        lines[mark.number:mark.end] = new
        fault = mark.range_fault(card)
        if fault:
            faults.append(f"{path.name}:{mark.number + 1}: {fault}")
        if old != new and "UPDATE_EXPECT" not in os.environ:
            said, wanted = "\n    ".join(new), "\n    ".join(old)
            faults.append(f"{path.name}:{mark.number + 1}: the mark\n    {wanted}\n  is now\n    {said}")
    if "UPDATE_EXPECT" in os.environ and "\n".join(lines) != text:
        path.write_text("\n".join(lines))
        print(f"rewritten: {path.name}")
    return len(marks)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("fixtures", nargs="*", type=Path)
    options = parser.parse_args()
    fixtures = options.fixtures or sorted(path for path in (HERE / "fixtures").rglob("*") if path.is_file())
    faults = []
    count = 0
    for is_linting in (False, True):
        with Cards(options.program, lint={"enable": is_linting}) as cards:
            for path in fixtures:
                if path.name.startswith("finding_") == is_linting:
                    count += check_fixture(cards, path, faults)
    for fault in faults:
        print(fault)
    print(f"{count} marks in {len(fixtures)} fixtures, {len(faults)} faults")
    return 1 if faults or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
