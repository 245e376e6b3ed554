"""Holds pylore's findings about names against pep8-naming's, code by code, line and column.

Run by a Python that has flake8 and pep8-naming (`make oracle-naming` makes one):

    python compare_naming.py --pylore PYLORE [--show N] [FOLDER...]

Without folders it reads the standard library of the Python that runs it. Files which that Python
cannot parse are left out. Columns are those that pep8-naming gives to flake8, in characters, with
two differences that are corrected before the comparison, and counted:

- it takes a name to be four columns behind `def`, also behind `async def`, which is inside of the
  word `async`, and six behind `class`, however many blanks there are: we report the name itself;
- a type variable is reported at its name, which is where the statement begins in both.
"""

import argparse
import ast
import collections
import concurrent.futures
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import sysconfig
import warnings

import pep8ext_naming

from compare import copy_readable

CODES = sorted({code for check in pep8ext_naming.BaseASTCheck.all for code in check.codes})
AT_LEAST, AT_MOST_MORE = 0.999, 0.001


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
    text = pathlib.Path(path).read_bytes().decode("utf-8")
    lines = re.split("\r\n|\r|\n", text)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = ast.parse(text)
    moved = name_places(tree, lines)
    found, corrected = set(), 0
    for line, column, message, _ in pep8ext_naming.NamingChecker(tree, path).run():
        code, offset = message[:4], column - 1
        if code in ("N801", "N802", "N807", "N818"):
            corrected += moved.get((line, offset), offset) != offset
            offset = moved.get((line, offset), offset)
        before = lines[line - 1].encode()[:offset].decode("utf-8", "replace")
        found.add((line, len(before) + 1, code))
    return path, sorted(found), corrected


def findings_of_pylore(pylore, folder):
    command = [pylore, "check", folder, "--isolated", "--select", ",".join(CODES), "--output-format", "json"]
    answer = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    if answer.returncode not in (0, 1):
        sys.exit(f"pylore check ended with {answer.returncode}")
    found = collections.defaultdict(set)
    for line in answer.stdout.splitlines():
        finding = json.loads(line)
        found[finding["file"]].add((finding["line"], finding["column"], finding["code"]))
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pylore", required=True)
    parser.add_argument("--show", type=int, default=10, help="how many differences of each kind")
    parser.add_argument("folders", nargs="*", default=[sysconfig.get_path("stdlib")])
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder).resolve()
        copies = copy_readable(arguments.folders, root, None)
        with concurrent.futures.ProcessPoolExecutor() as pool:
            theirs = list(pool.map(findings_of_naming, copies, chunksize=8))
        ours = findings_of_pylore(arguments.pylore, str(root))
        return compare(theirs, ours, arguments.show, root)


def show(kind, items, limit, root):
    for path, (line, column, code) in items[:limit]:
        text = pathlib.Path(path).read_text("utf-8").split("\n")[line - 1].strip()
        print(f"  {kind} {pathlib.Path(path).relative_to(root)}:{line}:{column}: {code} {text!r}")


def compare(theirs, ours, limit, root):
    expected = {(path, finding) for path, found, _ in theirs for finding in found}
    given = {(path, finding) for path, _, _ in theirs for finding in ours.get(path, ())}
    print(f"{len(theirs)} files; {sum(count for *_, count in theirs)} columns corrected")
    print("| code | pep8-naming | pylore | missed | more |")
    print("|---|---|---|---|---|")
    for code in CODES:
        wanted, got = ({item for item in items if item[1][2] == code} for items in (expected, given))
        print(f"| {code} | {len(wanted)} | {len(got)} | {len(wanted - got)} | {len(got - wanted)} |")
    missed, more = expected - given, given - expected
    show("missed", sorted(missed), limit, root)
    show("more", sorted(more), limit, root)
    share = 1 - len(missed) / len(expected) if expected else 1
    print(f"{share:.4%} of {len(expected)} found, {len(more) / max(len(expected), 1):.4%} more")
    return 0 if share >= AT_LEAST and len(more) <= AT_MOST_MORE * len(expected) else 1


if __name__ == "__main__":
    sys.exit(main())
