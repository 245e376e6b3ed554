"""Holds pylore's findings about names against pep8-naming's, code by code, line and column.

Run by a Python that has pep8-naming (../linters/run_with.py finds one):

    python compare_naming.py --pylore PYLORE [--packages SITE] [--write FILE] [FOLDER...]

Without folders and packages it reads the standard library of the Python that runs it. Files which
that Python cannot parse are left out. Columns are those that pep8-naming gives to flake8, in
characters, with one correction: it takes a name to be four columns behind `def`, also behind
`async def`, which is inside of the word `async`, and six behind `class`, however many blanks there
are. pylore reports the name itself.
"""

import argparse
import ast
import concurrent.futures
import functools
import pathlib
import re
import sys
import tempfile
import warnings

import pep8ext_naming

import corpora
import reasons
import table
from findings import findings_of_pylore

CODES = tuple(sorted({code for check in pep8ext_naming.BaseASTCheck.all for code in check.codes}))


@functools.lru_cache(maxsize=8)
def parsed(path):
    """The text's lines and its tree."""
    text = pathlib.Path(path).read_bytes().decode("utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return re.split("\r\n|\r|\n", text), ast.parse(text)


def name_places(tree, lines):
    """Where pep8-naming says that names of classes and functions are, and where they are."""
    moved = {}
    for node in ast.walk(tree):
        if not isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            continue
        said = node.col_offset + (6 if isinstance(node, ast.ClassDef) else 4)
        line = lines[node.lineno - 1].encode()
        head = re.match(rb"(class|def|async\s+def)[ \t]+", line[node.col_offset:])
        if head:
            moved[node.lineno, said] = node.col_offset + head.end()
    return moved


def findings_of_naming(path):
    lines, tree = parsed(path)
    moved = name_places(tree, lines)
    found = set()
    for line, column, message, _ in pep8ext_naming.NamingChecker(tree, path).run():
        code, offset = message[:4], column - 1
        if code in ("N801", "N802", "N807", "N818"):
            offset = moved.get((line, offset), offset)
        before = lines[line - 1].encode()[:offset].decode("utf-8", "replace")
        found.add((path, (line, len(before) + 1, code)))
    return found


def other_branches(tree):
    """The statements below `else`, `except` and `finally`."""
    for node in ast.walk(tree):
        yield from getattr(node, "orelse", None) or () if isinstance(node, ast.stmt) else ()
        yield from getattr(node, "finalbody", None) or ()
        yield from node.body if isinstance(node, ast.ExceptHandler) else ()


def reason_for(item):
    path, (line, _, code) = item
    _, tree = parsed(path)
    if code == "N818" and any(isinstance(node, ast.ClassDef) and node.lineno == line
                              for node in other_branches(tree)):
        return "it does not look for a class's bases below else, except and finally"
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    corpora.add_arguments(parser)
    arguments = parser.parse_args()
    chosen = corpora.chosen(arguments)
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder).resolve()
        copies = corpora.copy_readable(chosen, root, arguments.every)
        with concurrent.futures.ProcessPoolExecutor() as pool:
            expected = set().union(*pool.map(findings_of_naming, copies, chunksize=8))
        found = findings_of_pylore(arguments.pylore, root, CODES)
        return report(arguments, chosen, root, expected, found)


def report(arguments, chosen, root, expected, found):
    why = {item: reason_for(item) for item in sorted(expected ^ found)}
    rows = list(table.rows_of(expected, found, why, CODES))
    tool = f"pep8-naming {pep8ext_naming.__version__}"
    title = "Findings about names"
    table.finish("\n".join(table.render(title, tool, chosen, rows, why)), arguments.write)
    unexplained = {item for item, reason in why.items() if not reason}
    table.show("missed", sorted(expected & unexplained), arguments.show, root, reasons.lines_of)
    table.show("extra", sorted(found & unexplained), arguments.show, root, reasons.lines_of)
    return 0 if expected and rows[-1].is_good() else 1


if __name__ == "__main__":
    sys.exit(main())
