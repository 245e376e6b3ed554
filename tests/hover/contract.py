"""Cards at thousands of places of real files, held against what every card promises."""

import argparse
import io
import json
import random
import re
import subprocess
import sys
import sysconfig
import tokenize
from pathlib import Path

from cards import Cards, code_block_of, markdown_of, uri_of

LINES, WORDS, CODE_LINES = 12, 90, 8
MODULES = (
    "argparse ast asyncio/base_events asyncio/tasks collections/__init__ contextlib dataclasses"
    " difflib enum functools http/client json/encoder logging/__init__ os statistics subprocess"
    " textwrap threading typing zipfile"
).split()
INLINE_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
FINDING = re.compile(r"^\*\*[A-Z]+\d+\*\* ")
# Comments that tools read have topics of their own.
MAGIC = re.compile(r"#\s*(!|pragma|noqa|type:|fmt:|isort:|pylint:|mypy:|ruff:|nosec|.*coding[:=])")


class Card:
    def __init__(self, answer):
        self.markdown = markdown_of(answer)
        self.start = (answer["range"]["start"]["line"], answer["range"]["start"]["character"])
        self.end = (answer["range"]["end"]["line"], answer["range"]["end"]["character"])
        self.code = code_block_of(self.markdown)
        lines = self.markdown.split("\n")
        fences = [number for number, line in enumerate(lines) if line.startswith("```")]
        self.fences = len(fences)
        self.prose = [
            line for number, line in enumerate(lines)
            if not line.startswith("```") and not (fences and fences[0] < number < fences[-1])
        ]
        self.rendered = [line for line in lines if line.strip() and not line.startswith("```")]
        self.has_finding = any(FINDING.match(line) for line in self.prose)


def faults_of(card, titles, source_lines):
    """What is wrong with a brief card, whatever it is about."""
    plain = INLINE_CODE.sub("code", "\n".join(card.prose))
    title = card.prose[0].removeprefix("### ")
    rules = {
        f"more than {LINES} lines": len(card.rendered) > LINES,
        f"more than {WORDS} words": len(" ".join(card.rendered).split()) > WORDS,
        "no known title": not card.prose[0].startswith("### ") or title not in titles,
        "several headings": sum(line.startswith("#") for line in card.prose) != 1,
        "more than one block of code": card.fences not in (0, 2),
        "too much code": card.code is not None and card.code.count("\n") >= CODE_LINES,
        "an empty line at the end of the code": re.search(r"\n\n`{3,}$", card.markdown, re.MULTILINE),
        "HTML or an entity": re.search(r"<[A-Za-z/!]|&#?\w+;", plain),
        "a table or a rule": re.search(r"^\||^---|^\*\*\*", plain, re.MULTILINE),
        "a reference link": re.search(r"\]\[|\]:", plain),
        "a link between pages": "[[" in plain,
        "a hole": "{}" in plain or "()" in plain,
        "an odd backtick": plain.count("`") % 2 == 1,
        "no address on the last line": not card.prose[-1].startswith("[Docs](https://"),
        "a control character": re.search(r"[\x00-\x09\x0b-\x1f\x7f]", card.markdown),
        "blank lines in a row": "\n\n\n" in card.markdown,
        "an empty range": card.start >= card.end,
    }
    faults = [name for name, is_broken in rules.items() if is_broken]
    for numbers in re.findall(r"\blines? (\d+(?:, \d+)*(?: (?:to|or) \d+)?)", plain):
        for line in map(int, re.findall(r"\d+", numbers)):
            if not 1 <= line <= len(source_lines):
                faults.append(f"there is no line {line}")
    return faults + binding_faults(card, source_lines)


BINDINGS = re.compile(
    r"^(`[^`]+`) is (?:bound|assigned|defined in .*?,|a parameter of .*?,|the parameter|what) "
    r"(?:on )?line (\d+)"
)


def binding_faults(card, source_lines):
    """A line that is said to bind a name has that name on it."""
    for line in card.prose:
        match = BINDINGS.match(line)
        if match and match[1].strip("`") not in source_lines[int(match[2]) - 1]:
            return [f"line {match[2]} does not bind {match[1]}"]
    return []


def quiet_places(text):
    """Places in comments and in plain text of strings, as `tokenize` sees them."""
    places = set()
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        inside = token.type == tokenize.COMMENT and not MAGIC.search(token.string)
        if token.type == tokenize.STRING and "f" not in token.string[:2].lower():
            inside = "\\" not in token.string and len(token.string.strip("'\"")) > 1
        if inside and token.start[0] == token.end[0]:
            middle = (token.start[1] + token.end[1]) // 2
            places.add((token.start[0] - 1, middle))
    return places


def all_places(text):
    places = []
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.start < token.end and token.type != tokenize.NL:
            places.append((token.start[0] - 1, token.start[1]))
    return places


def check_text(cards, name, text, places, titles, faults, quiet=()):
    source_lines = text.split("\n")
    shown = 0
    for place, answer in zip(places, cards.at_places(f"file:///{name}", text, places)):
        if answer is None:
            continue
        shown += 1
        card = Card(answer)
        found = faults_of(card, titles, source_lines)
        if not card.start <= place <= card.end:
            found.append(f"the range {card.start}-{card.end} is somewhere else")
        if place in quiet and not card.has_finding:
            found.append("a card in a comment or in plain text")
        faults += [f"{name}:{place[0] + 1}:{place[1] + 1}: {what}\n{card.markdown}" for what in found]
    return shown


def break_text(text, randomness):
    """The text with a piece taken out, or cut off, or with a stray character."""
    start = randomness.randrange(len(text))
    end = start + randomness.randrange(1, 80)
    return randomness.choice([text[:start] + text[end:], text[:start],
                              text[:start] + randomness.choice("([{\"'`\\:=\0") + text[start:]])


def random_places(text, count, randomness):
    lines = text.split("\n")
    numbers = [randomness.randrange(len(lines)) for _ in range(count)]
    return [(number, randomness.randrange(len(lines[number]) + 1)) for number in numbers]


def check_library(cards, titles, options, faults):
    randomness = random.Random(options.seed)
    shown = total = 0
    for module in MODULES:
        path = Path(sysconfig.get_path("stdlib"), f"{module}.py")
        text = path.read_text()
        quiet = quiet_places(text)
        places = all_places(text)
        if options.places < len(places):
            places = randomness.sample(places, options.places)
        places += sorted(quiet)[:options.places // 4]
        total += len(places)
        shown += check_text(cards, path.name, text, places, titles, faults, quiet)
        for number in range(options.broken):
            broken = break_text(text, randomness)
            places = random_places(broken, 40, randomness)
            check_text(cards, f"broken{number}_{path.name}", broken, places, titles, faults)
    return shown, total


def nasty_texts():
    """Texts that no person writes."""
    yield "deep", "x = " + "(" * 20000 + "1" + ")" * 20000 + "\n", [(0, 5), (0, 20004), (0, 40000)]
    yield "nested", "[" * 3000 + "x for x in y" + "]" * 3000, [(0, 2), (0, 3005)]
    yield "wide", "def f(a=" + "[1], b=".join(["", "2)"]) * 500, [(0, 9)]
    yield "long", "x = [" + "a, " * 20000 + "]\n", [(0, 4), (0, 6), (0, 59000)]
    yield "loops", "[" + "x " + "for x in y " * 5000 + "]", [(0, 0), (0, 3)]
    yield "ticks", "def f(a='``` ` ````', b=`x`):\n    yield '``'\n", [(0, 8), (0, 23), (1, 4)]
    yield "many", "def f():\n" + "    yield 1\n" * 20000, [(0, 4), (9000, 5)]
    yield "tabs", "def\tf(a =\t{}):\n\tyield\ta\n", [(0, 4), (0, 10), (1, 1)]
    yield "returns", "def f():\r    yield 1\r\n    yield 2\n", [(0, 4), (2, 4)]
    yield "accents", "def größe(müll=[]):\n    müll.append('Ж😀')\n    yield f'{müll!r:😀^9}'\n", [
        (0, 15), (2, 4), (2, 10), (2, 18), (2, 20)]


def topic_titles(program):
    answer = subprocess.run([program, "topics", "--format", "json"], capture_output=True, check=True)
    decoder = json.JSONDecoder()
    text = answer.stdout.decode().strip()
    titles = set()
    while text:
        value, end = decoder.raw_decode(text)
        for topic in value if isinstance(value, list) else [value]:
            titles.add(topic["title"])
        text = text[end:].lstrip()
    return titles


def check_full(program, titles, faults):
    """At the level `full` there is more, but still one heading, and every fence ends."""
    fixtures = sorted(Path(__file__).parent.glob("fixtures/*.py"))
    with Cards(program, hover={"level": "full"}, lint={"enable": False}) as cards:
        for path in fixtures:
            text = path.read_text()
            for answer in cards.at_places(uri_of(path), text, all_places(text)):
                if answer is None:
                    continue
                lines = markdown_of(answer).split("\n")
                prose = re.sub(r"(?ms)^(`{3,}).*?^\1$", "", "\n".join(lines)).split("\n")
                if sum(line.startswith("#") for line in prose) != 1:
                    faults.append(f"{path.name}: not one heading in\n{markdown_of(answer)}")
                plain = INLINE_CODE.sub("code", "\n".join(prose))
                if lines[0].removeprefix("### ") not in titles or "[[" in plain:
                    faults.append(f"{path.name}: no title, or an open link in\n{markdown_of(answer)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("--places", type=int, default=250, help="in each file")
    parser.add_argument("--broken", type=int, default=4, help="broken texts made of each file")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    titles = topic_titles(options.program)
    faults = []
    with Cards(options.program) as cards:
        shown, total = check_library(cards, titles, options, faults)
        for name, text, places in nasty_texts():
            check_text(cards, name, text, places, titles, faults)
    with Cards(options.program, hover={"level": "off"}) as cards:
        text = "def f(a=[]):\n    yield a\n"
        if any(cards.at_places("file:///off.py", text, all_places(text))):
            faults.append("there are cards at the level off")
    with Cards(options.program, hover={"mute": ["generators"]}, lint={"enable": False}) as cards:
        text = "def f(a=[]):\n    yield a\n"
        for answer in cards.at_places("file:///mute.py", text, all_places(text)):
            if answer is not None and "Generators" in markdown_of(answer):
                faults.append(f"a muted topic is shown\n{markdown_of(answer)}")
    check_full(options.program, titles, faults)
    for fault in faults[:20]:
        print(fault)
    print(f"{shown} cards at {total} places, {len(faults)} faults")
    return 1 if faults or shown < 100 else 0


if __name__ == "__main__":
    sys.exit(main())
