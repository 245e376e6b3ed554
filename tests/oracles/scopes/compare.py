#!/usr/bin/env python3
"""Compares `pylore concepts --names` with CPython's own symbol tables.

Every ast.Name of the standard library of the interpreter that runs this is joined with its scope
in `symtable`, and what that says (local, enclosing, global, builtin, unbound) with what pylore
says for the same line and column.

    compare.py PYLORE [--sample N] [--show N] [FILE...]

Exit code 1 when less than 99.9 % agree. Left out, and counted: files that do not compile or are not
UTF-8; before Python 3.12 names inside f-strings, whose columns ast does not know; and names that
symtable never sees (annotations under `from __future__ import annotations`).

What still differs over the whole library: names that Python normalises (NFKC) and pylore prints as
they are written, 9 of them; and the rest of a class behind a line that the grammar cannot read, an
attribute on a line of its own in `test_compile.py`, some 25.
"""

import argparse
import ast
import builtins
import collections
import hashlib
import json
import os
import pathlib
import subprocess
import symtable
import sys
import tempfile

import scopes

REQUIRED = 0.999
FILES_A_RUN = 64
BUILTINS = frozenset(dir(builtins))


def library_files():
    root = pathlib.Path(os.path.dirname(os.__file__))
    return sorted(p for p in root.rglob("*.py") if "site-packages" not in p.parts)


def sample_of(files, count):
    """The same files each time, spread over the whole library."""
    root = os.path.dirname(os.__file__)
    key = lambda p: hashlib.sha256(os.path.relpath(p, root).encode()).digest()
    return sorted(sorted(files, key=key)[:count])


def global_names(table):
    """Names bound at module level, or in a function that declares them global."""
    bound = set()
    pending = [table]
    while pending:
        current = pending.pop()
        pending.extend(current.get_children())
        for symbol in current.get_symbols():
            is_bound = symbol.is_assigned() or symbol.is_imported() or symbol.is_annotated()
            if is_bound and (current is table or symbol.is_declared_global()):
                bound.add(symbol.get_name())
    return bound


class Expected:
    """What CPython says about one file: {(line, column): (name, scope)}."""

    def __init__(self, source):
        self.names = {}
        self.skipped = collections.Counter()
        tree = ast.parse(source)
        table = symtable.symtable(source, "file", "exec")
        self.globals = global_names(table)
        root = scopes.build(tree)
        scopes.join(root, table)
        for scope in root.walk():
            for node in scope.names:
                self.add(scope, node)

    def add(self, scope, node):
        place = (node.lineno - 1, node.col_offset)
        reason = scopes.reason_to_skip(scope, node)
        if reason:
            self.skipped[reason] += 1
            return
        self.names[place] = (node.id, self.meaning(scope, scopes.mangle(scope, node.id)))

    def meaning(self, scope, name):
        answer = scopes.meaning(scope, name)
        if answer != "global":
            return answer
        if name in self.globals:
            return "global"
        return "builtin" if name in BUILTINS else "unbound"


def pylore_names(pylore, files):
    """What pylore says about the files: {file: {(line, column): (name, scope)}}."""
    found = {str(f): {} for f in files}
    for start in range(0, len(files), FILES_A_RUN):
        some = [str(f) for f in files[start : start + FILES_A_RUN]]
        command = [pylore, "concepts", "--names", "--format", "json", *some]
        run = subprocess.run(command, stdout=subprocess.PIPE, check=True)
        for line in run.stdout.splitlines():
            entry = json.loads(line)
            found[entry["file"]][entry["line"], entry["column"]] = (entry["name"], entry["scope"])
    return found


def add_builtins(pylore, report):
    """Every name of `builtins` is one for pylore as well."""
    names = [name for name in sorted(BUILTINS) if name not in ("True", "False", "None")]
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "every_builtin.py"
        path.write_text("\n".join(names) + "\n")
        expected = Expected(path.read_bytes())
        report.add_file(path.name, expected, pylore_names(pylore, [path])[str(path)])


def without_bom(source):
    return source[3:] if source.startswith(b"\xef\xbb\xbf") else source


def read_source(path):
    """The source, or None for what pylore does not read: not UTF-8, or not Python."""
    source = path.read_bytes()
    try:
        source.decode("utf-8")
        compile(source, str(path), "exec", dont_inherit=True)
    except (SyntaxError, UnicodeDecodeError, ValueError, RecursionError, MemoryError):
        return None
    return source


class Report:
    def __init__(self, show):
        self.show = show
        self.agreed = 0
        self.differences = []
        self.skipped = collections.Counter()

    def add_file(self, path, expected, found):
        self.skipped += expected.skipped
        skipped_places = expected.skipped.total() > 0
        for place in sorted(expected.names.keys() | found.keys()):
            wanted = expected.names.get(place)
            got = found.get(place)
            if wanted == got:
                self.agreed += 1
            elif wanted is not None or not skipped_places:
                self.differences.append((path, place, wanted, got))

    def write(self):
        total = self.agreed + len(self.differences)
        share = self.agreed / total if total else 0.0
        for path, (line, column), wanted, got in self.differences[: self.show]:
            print(f"{path}:{line + 1}:{column + 1}: CPython {wanted}, pylore {got}")
        for reason, count in sorted(self.skipped.items()):
            print(f"left out: {count} {reason}")
        print(f"{self.agreed} of {total} names agree: {share:.5%}")
        return share


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pylore")
    parser.add_argument("--sample", type=int, help="that many files, the same each time")
    parser.add_argument("--show", type=int, default=50, help="how many differences to list")
    parser.add_argument("files", nargs="*", type=pathlib.Path)
    arguments = parser.parse_args()
    sys.setrecursionlimit(20000)
    files = arguments.files or library_files()
    if arguments.sample:
        files = sample_of(files, arguments.sample)
    sources = {f: s for f in files if (s := read_source(f)) is not None}
    report = Report(arguments.show)
    report.skipped["files"] = len(files) - len(sources)
    add_builtins(arguments.pylore, report)
    found = pylore_names(arguments.pylore, list(sources))
    for path, source in sources.items():
        report.add_file(path, Expected(without_bom(source)), found[str(path)])
    sys.exit(0 if report.write() >= REQUIRED else 1)


if __name__ == "__main__":
    main()
