#!/usr/bin/env python3
"""Holds what names lead to (`pylore concepts --qualified`) against the marks in cases/*.py.

A mark is a comment below a line: its `^` stands under the name that it is about, and the qualified
name follows, or "nothing". PYLORE_REWRITE=1 writes what pylore says into the marks.

    run.py PYLORE
"""

import json
import os
import pathlib
import re
import subprocess
import sys

MARK = re.compile(r"^\s*#\s*\^ (?P<expected>\S+)$")
NAME = re.compile(r"\w+")
CASES = pathlib.Path(__file__).parent / "cases"


def qualified_names(pylore, path):
    command = [pylore, "concepts", "--qualified", "--format", "json", str(path)]
    run = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    entries = map(json.loads, run.stdout.splitlines())
    return {(e["line"], e["column"]): e["qualified"] for e in entries}


def marks(lines):
    """(line of the mark, line and column of the name) for each mark."""
    code_line = 0
    for number, line in enumerate(lines):
        if not MARK.match(line):
            code_line = number
            continue
        caret = line.index("^")
        names = [m for m in NAME.finditer(lines[code_line]) if m.start() <= caret < m.end()]
        yield number, code_line, names[0].start() if names else None


def check(pylore, path):
    lines = path.read_text().splitlines()
    found = qualified_names(pylore, path)
    failures = count = 0
    for number, line, column in marks(lines):
        count += 1
        wanted = MARK.match(lines[number])["expected"]
        got = found.get((line, column), "nothing")
        if column is None or got != wanted:
            failures += 1
            print(f"{path.name}:{number + 1}: marked {wanted}, pylore says {got}")
            lines[number] = lines[number].replace(f"^ {wanted}", f"^ {got}")
    if os.environ.get("PYLORE_REWRITE") == "1" and failures:
        path.write_text("\n".join(lines) + "\n")
    return failures, count


def main():
    results = [check(sys.argv[1], path) for path in sorted(CASES.glob("*.py"))]
    failures = sum(f for f, _ in results)
    count = sum(c for _, c in results)
    print(f"{count - failures} of {count} marks hold")
    sys.exit(1 if failures or not count else 0)


if __name__ == "__main__":
    main()
