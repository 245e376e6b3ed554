"""Runs a program over the pages of each case and compares what it prints.

A case file says in its first lines what it is about, then come the files of a folder and commands:

    === topics/language-core/sample.md      the lines below are the file
    === topics/language-core/odd.md bytes   the same, with escapes such as \\xff and \\r
    === topics/lost.md link nowhere.md      a symbolic link; no lines below
    === topics/empty.md folder              a folder; no lines below
    >>> compile                             runs the program, with `compile` as said in COMMANDS
    what it prints, stderr first            and "[N]" where its exit code is not 0
    >>> explain generators | Your notes     only what stands below that line, up to a blank one

PYLORE_UPDATE=1 writes what is printed into the cases instead of comparing.
Usage: run_cases.py PROGRAM FOLDER
"""

import difflib
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

COMMANDS = {
    "compile": lambda words: [".", "tables.c"],
    "explain": lambda words: ["explain", *words, "--knowledge", "."],
    "topics": lambda words: ["topics", *words, "--knowledge", "."],
}
TIME_LIMIT = 20


def parse(text):
    """[(kind, head words, lines)], kind being "about", "===" or ">>>"."""
    parts = [("about", [], [])]
    for line in text.splitlines():
        if line.startswith(("=== ", ">>> ")):
            parts.append((line[:3], line[4:].split(), []))
        else:
            parts[-1][2].append(line)
    return parts


def unescape(line):
    return re.sub(rb"\\(x..|r|n|0)", lambda m: m[0].decode("unicode_escape").encode("latin-1"),
                  line.encode())


def write_file(folder, head, lines):
    path = folder / head[0]
    path.parent.mkdir(parents=True, exist_ok=True)
    kind = head[1] if len(head) > 1 else ""
    if kind == "link":
        path.symlink_to(head[2])
    elif kind == "folder":
        path.mkdir()
    elif kind == "bytes":
        path.write_bytes(b"".join(unescape(line) + b"\n" for line in lines))
    else:
        path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")


def below(lines, title):
    """The paragraph below the line `title` and the blank line after that."""
    if title not in lines:
        return [f"no line {title!r}"]
    rest = lines[lines.index(title) + 2:]
    return rest[:rest.index("")] if "" in rest else rest


def run(program, folder, head):
    head, _, title = " ".join(head).partition(" | ")
    head = head.split()
    arguments = COMMANDS[head[0]](head[1:])
    done = subprocess.run([program, *arguments], cwd=folder, capture_output=True,
                          timeout=TIME_LIMIT, check=False, env={**os.environ, "TERM": "dumb"})
    errors = done.stderr.decode("utf-8", "replace").splitlines()
    lines = done.stdout.decode("utf-8", "replace").splitlines()
    lines = errors + (below(lines, title) if title else lines)
    return lines + ([f"[{done.returncode}]"] if done.returncode else [])


def run_case(program, path):
    """The case's lines as they should be, and as they are."""
    expected = path.read_text(encoding="utf-8").splitlines()
    actual = []
    with tempfile.TemporaryDirectory() as name:
        for kind, head, lines in parse("\n".join(expected)):
            if kind == "===":
                write_file(Path(name), head, lines)
            if kind == ">>>" and head[0] == "compile":
                for needed in ("topics", "rules"):
                    (Path(name) / needed).mkdir(exist_ok=True)
            if kind == ">>>":
                lines = run(program, name, head)
            actual += ([] if kind == "about" else [f"{kind} {' '.join(head)}"]) + lines
    return expected, actual


def main():
    program, folder = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
    cases = sorted(folder.glob("*.case"))
    if not cases:
        sys.exit(f"{folder}: no cases")
    failed = 0
    for path in cases:
        expected, actual = run_case(program, path)
        if expected == actual:
            continue
        if os.environ.get("PYLORE_UPDATE"):
            path.write_text("".join(line + "\n" for line in actual), encoding="utf-8")
            continue
        failed += 1
        print("\n".join(difflib.unified_diff(expected, actual, str(path), "now", lineterm="")))
    print(f"{len(cases)} cases, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
