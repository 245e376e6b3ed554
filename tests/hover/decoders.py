"""What cards say about modes, formats and patterns, held against Python's own readers of them."""

import argparse
import ast
import itertools
import random
import re
import struct
import sys
import sysconfig
import tempfile
from datetime import datetime
from pathlib import Path

import patterns
from cards import Cards, code_block_of, markdown_of

MOMENT = datetime(2024, 2, 9, 17, 4, 5)
MODES = ["".join(letters) for length in (1, 2, 3) for letters in itertools.product("rwaxbt+U", repeat=length)]
TIME_PIECES = [*"aAbBcCdDeFGHIjmMpRSTuUVwWxXyYzZ%fnhtQ", "-d"]
STRUCT_LETTERS = "xcbB?hHiIlLqQnNefdspPk"
SAMPLE = re.compile(r"17:04:05 is (?:written|read from) (`+) ?(.*?) ?\1\.$", re.MULTILINE)
SIZE = re.compile(r" is (\d+) bytes?, .*? and holds (\d+) values?\.")
VALUES = re.compile(r" holds (\d+) values?, with sizes")


def cards_of(cards, head, literals):
    """The card at each literal's quote, each in a line `head(literal)` of its own."""
    lines = [head.replace("@", literal) for literal in literals]
    places = [(number, head.index("@")) for number in range(len(lines))]
    text = "import re, struct\nfrom datetime import datetime\n" + "\n".join(lines)
    answers = cards.at_places("file:///decoders.py", text, [(line + 2, column) for line, column in places])
    return [markdown_of(answer) if answer else "" for answer in answers]


def effect_of(mode, exists):
    """What opening a file with the mode does to it, or the exception."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "file")
        if exists:
            path.write_text("old")
        try:
            with open(path, mode) as file:
                can = file.readable(), file.writable()
                is_bytes = "b" in file.mode
                if file.writable():
                    file.write(b"by" if is_bytes else "by")
        except (OSError, ValueError) as error:
            return type(error).__name__
        return can, is_bytes, path.read_text()


def check_modes(cards, faults):
    shown = 0
    for mode, text in zip(MODES, cards_of(cards, 'open("x", @)', [repr(mode) for mode in MODES])):
        fact = "\n".join(text.split("\n")[1:2])
        there, missing = effect_of(mode, True), effect_of(mode, False)
        is_wrong = "ValueError" in (there, missing)
        if is_wrong != ("is no mode" in fact):
            faults.append(f"mode {mode!r}: {there}, {missing}\n{fact}")
        shown += bool(text)
        if is_wrong or not text:
            continue
        says = {
            "has to exist": missing == "FileNotFoundError",
            "must not exist yet": there == "FileExistsError",
            "empties the file": there[2:] == ("by",) and missing != "FileNotFoundError",
            "at the end": there[2:] == ("oldby",),
            "is bytes": (there if there != "FileExistsError" else missing)[1],
        }
        for words, is_so in says.items():
            if (words in fact) != bool(is_so):
                faults.append(f"mode {mode!r}: `{words}` is {bool(is_so)}\n{fact}")
        done = there if isinstance(there, tuple) else missing
        can = "read" in fact.split("What")[0], "write" in fact.split("What")[0]
        if can != done[0]:
            faults.append(f"mode {mode!r}: can {done[0]}\n{fact}")
    return shown


def time_formats(randomness, count):
    for _ in range(count):
        pieces = [randomness.choice("%%%-") and "%" + randomness.choice(TIME_PIECES)
                  for _ in range(randomness.randrange(1, 5))]
        yield randomness.choice(["", "-", ":", "T", " at "]).join(pieces)


def check_times(cards, faults, randomness):
    formats = list(time_formats(randomness, 600))
    shown = 0
    written = cards_of(cards, "x = datetime.now().strftime(@)", [repr(each) for each in formats])
    read = cards_of(cards, "x = datetime.strptime(y, @)", [repr(each) for each in formats])
    for format, text, other in zip(formats, written, read):
        sample = SAMPLE.search(text)
        if sample:
            shown += 1
            if MOMENT.strftime(format) != sample[2]:
                faults.append(f"{format!r} writes {MOMENT.strftime(format)!r}\n{text}")
        sample = SAMPLE.search(other)
        if sample:
            shown += 1
            try:
                datetime.strptime(sample[2], format)
            except ValueError as error:
                if "directive" in str(error) and "not" in str(error) and "ISO" not in str(error):
                    faults.append(f"{format!r}: {error}\n{other}")
                elif "does not match" in str(error):
                    faults.append(f"{format!r}: {error}\n{other}")
            except re.error:  # the same directive twice
                pass
    return shown


def check_structs(cards, faults, randomness):
    formats = []
    for _ in range(800):
        fields = [randomness.choice(["", "", "2", "10", "0"]) + randomness.choice(STRUCT_LETTERS)
                  for _ in range(randomness.randrange(1, 6))]
        formats.append(randomness.choice(["<", ">", "!", "=", "@", ""]) + randomness.choice(["", " "]).join(fields))
    shown = 0
    for format, text in zip(formats, cards_of(cards, "x = struct.unpack(@, y)", [repr(each) for each in formats])):
        try:
            size = struct.calcsize(format)
        except struct.error:
            size = None
        match = SIZE.search(text) or VALUES.search(text)
        if not match:
            continue
        shown += 1
        values = len(struct.unpack(format, bytes(size))) if size is not None else None
        said = (size, int(match[1])) if match.re is VALUES else tuple(map(int, match.groups()))
        if said != (size, values):
            faults.append(f"{format!r}: {size} bytes, {values} values\n{text}")
    return shown


def library_patterns():
    """The patterns of `re` that stand in the standard library as plain literals."""
    found = set()
    for path in sorted(Path(sysconfig.get_path("stdlib")).glob("*.py")):
        for node in ast.walk(ast.parse(path.read_bytes())):
            is_call = (isinstance(node, ast.Call) and len(node.args) == 1 and not node.keywords
                       and isinstance(node.func, ast.Attribute) and node.func.attr == "compile")
            if is_call and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str):
                found.add(node.args[0].value)
    return sorted(found)


def check_patterns(cards, faults, randomness, count):
    sources = library_patterns() + [patterns.make(randomness) for _ in range(count)]
    shown = whole = fit = 0
    for source, text in zip(sources, cards_of(cards, "x = re.compile(@)", [repr(each) for each in sources])):
        code = code_block_of(text) if text else None
        try:
            fit += re.compile(source) is not None
        except (re.error, OverflowError, RecursionError) as error:
            if code:
                faults.append(f"{source!r}: {error}\n{text}")
            continue
        if not code:
            continue
        shown += 1
        lines = code.split("\n")
        if lines[-1].startswith("..."):
            continue
        whole += 1
        fault = patterns.difference(source, lines)
        if fault:
            faults.append(f"{source!r}: {fault}\n{text}")
    return fit, shown, whole


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("--count", type=int, default=1500, help="of patterns made at random")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    randomness = random.Random(options.seed)
    faults = []
    with Cards(options.program, lint={"enable": False}) as cards:
        modes = check_modes(cards, faults)
        times = check_times(cards, faults, randomness)
        structs = check_structs(cards, faults, randomness)
        fit, shown, whole = check_patterns(cards, faults, randomness, options.count)
    for fault in faults[:10]:
        print(fault)
    print(f"{modes} modes, {times} times, {structs} structs, {shown} of {fit} patterns, {whole} of them whole, "
          f"{len(faults)} faults")
    return 1 if faults or min(modes, times, structs, whole) < 100 or shown < fit * 0.8 else 0


if __name__ == "__main__":
    sys.exit(main())
