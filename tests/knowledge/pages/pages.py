"""Reads the knowledge base's pages as far as its tests need: lines, sections, fenced blocks.

It knows nothing of YAML and little of Markdown; that a page is well formed is the compiler's affair.
"""

import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

KNOWLEDGE = Path(__file__).resolve().parents[3] / "knowledge"
FENCE = re.compile(r"(`{3,})(.*)")
HEADING = re.compile(r"## (.+)")


@dataclass
class Block:
    page: "Page"
    line: int  # of the first line below the fence, one-based
    info: list  # ["python", "since=3.12"]
    text: str
    section: str
    output: str = ""  # the text of the output block right after it

    @property
    def language(self):
        return self.info[0] if self.info else ""

    def option(self, name):
        """The value of `name=value` in the fence's info, "" for a bare `name`, None without it."""
        for word in self.info[1:]:
            key, _, value = word.partition("=")
            if key == name:
                return value
        return None


@dataclass
class Page:
    path: Path
    text: str
    is_rule: bool
    front: dict = field(default_factory=dict)  # scalars only: key -> (line, value)
    sections: dict = field(default_factory=dict)  # "" is the lead: name -> [(line, text), ...]
    blocks: list = field(default_factory=list)

    def prose(self, section):
        """The section's lines outside of fenced blocks."""
        return [text for _, text in self.sections.get(section, [])]

    def line_of(self, section):
        return self.sections[section][0][0] if self.sections.get(section) else 1


def read(path):
    page = Page(path, path.read_text(encoding="utf-8"), path.parent.name == "rules")
    lines = page.text.splitlines()
    body = _read_front(page, lines)
    _read_body(page, lines, body)
    _join_outputs(page)
    return page


def read_all(folder=KNOWLEDGE):
    paths = sorted(folder.glob("topics/*/*.md")) + sorted(folder.glob("rules/*.md"))
    if not paths:
        sys.exit(f"{folder}:1: no pages found")
    return [read(path) for path in paths]


def _read_front(page, lines):
    if not lines or lines[0] != "---":
        return 0
    for number, line in enumerate(lines[1:], start=2):
        if line == "---":
            return number
        key, colon, value = line.partition(":")
        if colon and not line.startswith((" ", "-")):
            page.front[key] = (number, value.partition(" #")[0].strip().strip("\"'"))
    return len(lines)


def _read_body(page, lines, start):
    section, block, fence = "", None, ""
    page.sections[section] = []
    for number, line in enumerate(lines[start:], start=start + 1):
        if block is not None:
            if line == fence:
                page.blocks.append(block)
                block = None
            else:
                block.text += line + "\n"
            continue
        opening = FENCE.match(line)
        heading = HEADING.match(line)
        if opening:
            fence = opening[1]
            block = Block(page, number + 1, opening[2].split(), "", section)
        elif heading:
            section = heading[1]
            page.sections[section] = []
        elif line:
            page.sections[section].append((number, line))


def _join_outputs(page):
    for before, after in zip(page.blocks, page.blocks[1:]):
        gap = page.text.splitlines()[before.line + before.text.count("\n"):after.line - 2]
        if after.language == "output" and not any(gap):
            before.output = after.text


def words(text):
    """Words as a reader counts them: a code span or a link's text is what it shows."""
    return re.sub(r"\]\([^)]*\)|\[\[[^]|]*\|", " ", text).split()


def fail(page, line, message):
    """One fault, as editors and CI read it."""
    try:
        shown = page.path.relative_to(Path.cwd())
    except ValueError:
        shown = page.path
    return f"{shown}:{line}: {message}"


def check_links(page, pattern, fault_of):
    """The page's faults, by what is wrong, or not, with what the pattern finds in it."""
    found = ((number, fault_of(address)) for number, line in enumerate(page.text.splitlines(), start=1)
             for address in pattern.findall(line))
    return [fail(page, number, fault) for number, fault in found if fault]


def finish(faults, done):
    """Prints the faults, or what was `done`, and ends the program accordingly."""
    for fault in faults:
        print(fault)
    print(f"{len(faults)} faults" if faults else done)
    sys.exit(1 if faults else 0)
