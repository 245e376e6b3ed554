#!/usr/bin/env python3
"""The light readers against Python's own: tomllib and configparser, over files made at random.

  compare.py DUMP_PLACES [--count N] [--seed N]

Every string and number that Python reads has to be found at its keys, in its order, and nothing
else. Then a line in the middle is broken, and all tables after the next header must still be there.
"""

from __future__ import annotations

import argparse
import configparser
import json
import random
import subprocess
import sys

try:
    import tomllib
except ImportError:
    print("tomllib needs Python 3.11")
    sys.exit(77)

BARE = ["project", "tool", "poetry", "name", "dependencies", "a-b", "x_1", "9", "true", "optional-dependencies"]
QUOTED = ['"a.b"', "'c d'", '"e#f"', "'[g]'", '"h=i"']
STRINGS = ['"plain"', "'literal'", '"a # b"', "'c ] d'", '"e \\" f"', "'g \\'", '""', "''", '"]"', '"= x"',
           '"""long"""', "'''also\nlong = 1\n[no]'''", '"""one " two ""three"""', '"""\n  four \\"""" five"""',
           '"größe 😀"']
WORDS = ["1", "-2.5", "true", "false", "1979-05-27", "1979-05-27T07:32:00Z", "0x1f", "inf"]
BROKEN = ['broken = "never closed', "broken = [", "broken = {a = [", "[broken", "= 1", "broken", "]]]", 'x = """',
          "broken = [[[ 'a", '"', "[[[", "a.b.c"]


class Writer:
    """A TOML file, and what stands in it: (keys, text) of each value."""

    def __init__(self, randomness):
        self.randomness = randomness
        self.names = 0

    def choose(self, options):
        return self.randomness.choice(options)

    def key(self):
        """Never the same twice, so that the file is valid."""
        self.names += 1
        if self.randomness.random() < 0.2:
            quote = self.choose(QUOTED)
            return f"{quote[:-1]}{self.names}{quote[-1]}"
        return f"{self.choose(BARE)}{self.names}"

    def dotted(self):
        return self.choose([".", " . "]).join(self.key() for _ in range(self.choose([1, 1, 1, 2, 3])))

    def gap(self):
        return self.choose(["", "", " ", "\n", "\n  # a ] comment\n", "\r\n\t"])

    def value(self, depth=0):
        kind = self.randomness.random()
        if depth < 3 and kind < 0.2:
            items = [self.gap() + self.value(depth + 1) for _ in range(self.randomness.randrange(4))]
            return "[" + (self.gap() + ",").join(items) + self.choose(["", "," if items else ""]) + self.gap() + "]"
        if depth < 3 and kind < 0.35:
            pairs = [f" {self.dotted()} = {self.value(3)}" for _ in range(self.randomness.randrange(3))]
            return "{" + ",".join(pairs) + " }"
        return self.choose(STRINGS if kind < 0.85 else WORDS)

    def file(self):
        lines = []
        for _ in range(self.randomness.randrange(2, 12)):
            if self.randomness.random() < 0.3:
                opener, closer = self.choose([("[", "]"), ("[[", "]]")])
                lines.append(f"{opener}{self.choose(['', ' '])}{self.dotted()}{closer}{self.choose(['', ' # [x]'])}")
            else:
                lines.append(f"{self.choose(['', '  '])}{self.dotted()} = {self.value()}{self.choose(['', ' # x = 1'])}")
        return self.choose(["\n", "\n\n", "\r\n"]).join(lines) + "\n"


def leaves(value, keys=()):
    """(keys, value) of everything that is no table or list."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*keys, key))
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner, keys)
    else:
        yield keys, value


def dump(program, name, text):
    done = subprocess.run([program, name], input=text.encode(), capture_output=True, check=True)
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def same(place, value):
    """A string as TOML reads it, from what stands between its quotes; other values as they are."""
    if not isinstance(value, str):
        return str(tomllib.loads(f"x = {place['text']}")["x"]) == str(value)
    text = place["text"].replace("\r\n", "\n")
    forms = {text, text.removeprefix("\n")}
    for form in (f'"""{text}"""', f"'''{text}'''", f'"{text}"'):
        try:
            forms.add(tomllib.loads(f"x = {form}")["x"])
        except tomllib.TOMLDecodeError:
            pass
    return value in forms


def toml_fault(program, text):
    wanted = sorted(leaves(tomllib.loads(text)), key=lambda leaf: leaf[0])
    seen = [place for place in dump(program, "pyproject.toml", text) if place["part"] == "value"]
    seen.sort(key=lambda place: tuple(place["keys"]))
    if [tuple(place["keys"]) for place in seen] != [keys for keys, _ in wanted]:
        return f"keys {[place['keys'] for place in seen]}, they are {[keys for keys, _ in wanted]}"
    for place, (keys, value) in zip(seen, wanted):
        if not same(place, value):
            return f"{keys}: {place['text']!r}, it is {value!r}"
    return None


def broken_fault(program, before, broken, after):
    """What stands below the next header does not change by what is broken above it."""
    tail = f"\n[last.table]\n{after}"
    wanted = dump(program, "pyproject.toml", tail)
    seen = dump(program, "pyproject.toml", f"{before}{broken}{tail}")
    bare = [(place["part"], place["keys"], place["text"]) for place in wanted]
    return None if [(place["part"], place["keys"], place["text"]) for place in seen][-len(bare):] == bare else "it is lost"


def ini_fault(program, randomness):
    sections = {f"s{number}.{randomness.choice(['x', 'y z', 'a:b'])}": {
        f"{randomness.choice(['key', 'other key', 'a.b'])}{k}": randomness.choice(
            ["value", "", "a = b", "two\nlines", "\nbelow\nand more", "x ; y"])
        for k in range(randomness.randrange(4))} for number in range(randomness.randrange(1, 4))}
    lines = []
    for section, entries in sections.items():
        lines.append(f"[{section}]")
        for key, value in entries.items():
            first, *rest = value.split("\n")
            lines.append(f"{key}{randomness.choice([' = ', '=', ': '])}{first}")
            lines += [f"    {line}" for line in rest] + randomness.choice([[], ["# a comment"], [""]])
    text = "\n".join(lines)
    parser = configparser.RawConfigParser()
    parser.read_string(text)
    wanted = [([*section.split("."), key], line.strip()) for section in parser.sections()
              for key, value in parser.items(section) for line in value.split("\n") if line.strip()]
    seen = [(place["keys"], place["text"]) for place in dump(program, "setup.cfg", text) if place["part"] == "value"]
    return None if seen == wanted else f"{seen}, it is {wanted}\n{text}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("--count", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    faults, checked = [], 0
    for number in range(options.count):
        randomness = random.Random(options.seed * 1_000_003 + number)
        text = Writer(randomness).file()
        try:
            tomllib.loads(text)
        except tomllib.TOMLDecodeError:  # a table that is a value as well
            continue
        checked += 1
        fault = toml_fault(options.program, text) or broken_fault(
            options.program, text, randomness.choice(BROKEN), "name = 'x'\nlist = ['a', {b = 1}]\n")
        if fault:
            faults.append(f"{fault}\n{text}")
        fault = ini_fault(options.program, randomness)
        if fault:
            faults.append(fault)
    for fault in faults[:5]:
        print(fault)
    print(f"{checked} files, {len(faults)} faults")
    return 1 if faults or checked < options.count // 3 else 0


if __name__ == "__main__":
    sys.exit(main())
