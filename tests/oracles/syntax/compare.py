#!/usr/bin/env python3
"""Holds E999 against CPython: silent where it can read a file, there and on its line where not.

    python3 compare.py PYLORE [--files N] [--seed N] [--least SHARE] [--packages NAMES | FOLDER...]

Whole files are read first: what CPython parses must have no finding. Then one token of each file is
deleted, doubled, exchanged or added at random, or a line's indentation is changed, and the line that CPython names is looked for among
our findings (E999, and E112 and E113 for the indentation). Without folders it reads the standard
library of the Python that runs it, which should be the newest.
"""

import argparse
import ast
import collections
import io
import json
import pathlib
import random
import subprocess
import sys
import sysconfig
import tempfile
import tokenize
import warnings

CODES = ("E999", "E112", "E113")
PIECES = (
    *("(", ")", "[", "]", "{", "}", ":", ",", "=", "==", ".", "+", "*", "-", ";", "@", "->", ":="),
    *("if", "else", "for", "in", "not", "def", "class", "return", "import", "lambda", "with"),
    *("except", "try", "name", "1", "'text'", "'", '"""', "f'{", "$", "?", "is", "and", "yield"),
)
SKIPPED = {tokenize.NEWLINE, tokenize.NL, tokenize.ENCODING, tokenize.ENDMARKER, tokenize.COMMENT}
SKIPPED |= {tokenize.INDENT, tokenize.DEDENT}
LARGEST = 200_000  # characters; what is larger is data


def error_of(text):
    """The line on which CPython stops, or None."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(text)
    except SyntaxError as error:
        return error.lineno or 1, error.msg
    except (ValueError, RecursionError, MemoryError):
        return 0, "no matter of syntax"
    return None


def readable_files(folders):
    for folder in folders:
        for path in sorted(pathlib.Path(folder).rglob("*.py")):
            try:
                text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
            except (OSError, UnicodeDecodeError):
                continue
            if len(text) < LARGEST and error_of(text) is None:
                yield text


def offsets_of(text):
    """Yields (start, end) of each token that says something."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type not in SKIPPED and token.string:
            yield starts[token.start[0] - 1] + token.start[1], starts[token.end[0] - 1] + token.end[1]


def indent_otherwise(text, start, dice):
    """The text with another front of the line in which `start` is."""
    line = text.rfind("\n", 0, start) + 1
    words = text[line:].lstrip(" \t")
    column = len(text) - line - len(words)
    fronts = (" " * max(0, column - 4), " " * (column + 4), " " * (column + 2), " " * max(0, column - 2),
              "\t" * (column // 4), " " * (column // 2) + "\t")
    return text[:line] + dice.choice(fronts) + words


def break_somewhere(text, dice):
    try:
        tokens = list(offsets_of(text))
    except (SyntaxError, tokenize.TokenError):
        return None
    if len(tokens) < 20:
        return None
    start, end = dice.choice(tokens)
    kind = dice.choice(("delete", "delete", "add", "exchange", "double", "indent"))
    if kind == "indent":
        return indent_otherwise(text, start, dice)
    if kind == "delete":
        return text[:start] + text[end:]
    if kind == "double":
        return text[:end] + " " + text[start:end] + text[end:]
    piece = f" {dice.choice(PIECES)} "
    return text[:start] + piece + text[end if kind == "exchange" else start :]


def findings(pylore, texts):
    """The lines of each text's findings, in order."""
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            path = pathlib.Path(folder) / f"{number:06}.py"
            path.write_bytes(text.encode("utf-8", "surrogatepass"))
        command = [pylore, "check", folder, "--select", ",".join(CODES), "--output-format", "json"]
        answer = subprocess.run(command, stdout=subprocess.PIPE, check=False)
        if answer.returncode not in (0, 1):
            sys.exit(f"pylore check ended with {answer.returncode}")
    found = collections.defaultdict(list)
    for line in answer.stdout.splitlines():
        item = json.loads(line)
        found[int(pathlib.Path(item["file"]).stem)].append((item["line"], item["message"]))
    return found


def line_of(text, number):
    lines = text.split("\n")
    return lines[number - 1].strip()[:100] if 0 < number <= len(lines) else ""


def check_valid(pylore, texts, show):
    found = findings(pylore, texts)
    print(f"{len(texts)} files that CPython reads: findings in {len(found)}")
    for number in sorted(found)[:show]:
        line, message = found[number][0]
        print(f"  line {line}: {message}: {line_of(texts[number], line)!r}")
    return not found


def check_broken(pylore, texts, arguments):
    dice = random.Random(arguments.seed)
    broken = []
    while len(broken) < arguments.files and texts:
        text = break_somewhere(dice.choice(texts), dice)
        if text is not None and (error := error_of(text)) != (0, "no matter of syntax"):
            broken.append((text, error))
    found = findings(pylore, [text for text, _ in broken])
    counts = collections.Counter()
    shown = collections.Counter()
    for number, (text, error) in enumerate(broken):
        given = found.get(number, [])
        lines = [line for line, _ in given]
        if error is None:
            kind = "readable, and said to be not" if given else "still readable"
        elif not given:
            kind = "silent"
        elif error[0] in lines:
            kind = "same line"
        else:
            kind = "another line"
        counts[kind] += 1
        if error is not None and given:
            counts["alone"] += len(given) == 1
            counts["findings"] += len(given)
            if len(given) > 1:
                kind = "more than one"
        if kind not in ("same line", "still readable") and shown[kind] < arguments.show:
            shown[kind] += 1
            line, message = error or given[0]
            print(f"  {kind}: CPython line {line}: {message}: {line_of(text, line)!r}")
            for line, message in given[:4]:
                print(f"    pylore line {line}: {message}: {line_of(text, line)!r}")
    unreadable = counts["same line"] + counts["another line"] + counts["silent"]
    share = counts["same line"] / max(unreadable, 1)
    told = max(unreadable - counts["silent"], 1)
    print(f"{len(broken)} files with a token changed, seed {arguments.seed}:")
    for kind in ("still readable", "readable, and said to be not", *("same line", "another line", "silent")):
        print(f"  {counts[kind]:5} {kind}")
    print(f"  {share:.1%} on CPython's line, {counts['findings'] / told:.2f} findings for one error,"
          f" exactly one in {counts['alone'] / told:.1%}")
    return share >= arguments.least and counts["readable, and said to be not"] == 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("pylore")
    parser.add_argument("--files", type=int, default=300, help="how many files to break")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--least", type=float, default=0.85, help="share on the same line")
    parser.add_argument("--show", type=int, default=10, help="how many differences of a kind")
    parser.add_argument("--packages", help="these of the standard library, with commas between")
    parser.add_argument("folders", nargs="*")
    arguments = parser.parse_args()
    library = pathlib.Path(sysconfig.get_path("stdlib"))
    packages = [library / name for name in (arguments.packages or "").split(",")]
    texts = list(readable_files(arguments.folders or packages))
    is_valid = check_valid(arguments.pylore, texts, arguments.show)
    is_near = check_broken(arguments.pylore, texts, arguments)
    return 0 if is_valid and is_near else 1


if __name__ == "__main__":
    sys.exit(main())
