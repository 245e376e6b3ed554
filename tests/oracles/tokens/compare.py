"""Compares the token scanner with CPython's own `tokenize`, over CPython's own library.

Usage: compare.py DUMP_TOKENS [--sample N] [FOLDER]

f-strings are compared as whole strings, so that every CPython from 3.9 on can be the judge.
"""

import argparse
import io
import os
import random
import subprocess
import sys
import tokenize

KINDS = {
    tokenize.NAME: "NAME", tokenize.NUMBER: "NUMBER", tokenize.STRING: "STRING",
    tokenize.OP: "OP", tokenize.COMMENT: "COMMENT", tokenize.NEWLINE: "NEWLINE",
    tokenize.NL: "NL",
}
FSTRING_STARTS = {getattr(tokenize, name) for name in ("FSTRING_START", "TSTRING_START")
                  if hasattr(tokenize, name)}
FSTRING_ENDS = {getattr(tokenize, name) for name in ("FSTRING_END", "TSTRING_END")
                if hasattr(tokenize, name)}


def fold(tokens, starts, ends):
    """Replaces each f-string, with all that is inside, by one STRING."""
    depth, begin = 0, 0
    for kind, start, end in tokens:
        if kind in starts:
            depth += 1
            if depth == 1:
                begin = start
        elif kind in ends:
            depth -= 1
            if depth == 0:
                yield "STRING", begin, end
        elif depth == 0:
            yield kind, start, end


def expected_tokens(source):
    text = source.decode("utf-8")
    lines = text.split("\n")
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line.encode("utf-8")) + 1)

    def offset(position):
        line, column = position
        return offsets[line - 1] + len(lines[line - 1][:column].encode("utf-8"))

    raw = []
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type in FSTRING_STARTS:
            raw.append(("FSTRING_START", offset(token.start), offset(token.end)))
        elif token.type in FSTRING_ENDS:
            raw.append(("FSTRING_END", offset(token.start), offset(token.end)))
        elif token.type in KINDS:
            raw.append((KINDS[token.type], offset(token.start), offset(token.end)))
    return list(fold(raw, {"FSTRING_START"}, {"FSTRING_END"}))


def our_tokens(dump, path):
    output = subprocess.run([dump, path], capture_output=True, check=True, text=True).stdout
    tokens, repairs = [], []
    for line in output.splitlines():
        kind, *numbers = line.split()
        if kind == "repair":
            repairs.append(int(numbers[0]))
        else:
            tokens.append((kind, int(numbers[0]), int(numbers[1])))
    return list(fold(tokens, {"FSTRING_START"}, {"FSTRING_END"})), repairs


def first_difference(ours, theirs):
    """Line ends are compared by kind and start: `tokenize` counts them in several ways."""
    def view(token):
        return token[:2] if token[0] in ("NEWLINE", "NL") else token

    for index in range(max(len(ours), len(theirs))):
        mine = ours[index] if index < len(ours) else None
        other = theirs[index] if index < len(theirs) else None
        if mine is None or other is None or view(mine) != view(other):
            return mine, other
    return None


def python_files(folder):
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in ("__pycache__", "site-packages"))
        for name in sorted(names):
            if name.endswith(".py"):
                yield os.path.join(parent, name)


def is_comparable(source):
    if b"\r" in source or b"\f" in source or b"\0" in source or source.startswith(b"\xef\xbb\xbf"):
        return False
    try:
        compile(source, "file", "exec", dont_inherit=True)
        source.decode("utf-8")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return source.endswith(b"\n")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("dump")
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("folder", nargs="?", default=os.path.dirname(os.__file__))
    options = parser.parse_args()
    files = list(python_files(options.folder))
    if options.sample:
        files = random.Random(1).sample(files, min(options.sample, len(files)))
    compared = failed = 0
    sys.setrecursionlimit(10000)
    for path in files:
        with open(path, "rb") as file:
            source = file.read()
        if not is_comparable(source):
            continue
        ours, repairs = our_tokens(options.dump, path)
        theirs = expected_tokens(source)
        difference = first_difference(ours, theirs)
        compared += 1
        if repairs or difference:
            failed += 1
            print(f"{path}: ours, theirs: {difference}; repairs at {repairs[:5]}")
    print(f"tokens: {compared} files compared, {failed} differ")
    return 1 if failed or not compared else 0


if __name__ == "__main__":
    sys.exit(main())
