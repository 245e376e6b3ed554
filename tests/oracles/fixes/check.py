"""Lets `pylore check --fix --select E,W` loose on real code, and holds the programs against each other.

    python check.py --pylore PYLORE [--sample N] [--disturb SEED] [--show N] [FOLDER...]

Before and after, each file has the same `ast.dump` without positions, but for what means the same by
the language's definition: `not a in b` is `a not in b`, `not a is b` is `a is not b`, and
`import a, b` is two imports. A second run changes nothing. A file keeps its mode and its line ends;
every fourth copy has CRLF, every third another mode. What --diff says makes of the file before the
one after, by `patch` and by `git apply`. Of the codes whose fixes are safe almost
nothing is left; what is, is listed.

Without folders it reads the standard library of the Python that runs it. --sample takes N files
spread over it; --disturb writes other white space into the copies, at random.
"""

import argparse
import ast
import collections
import json
import pathlib
import re
import subprocess
import sys
import sysconfig
import tempfile
import warnings

import patches

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "style"))
from disturb import disturb

PAGES = pathlib.Path(__file__).parents[3] / "knowledge" / "rules"
SKIPPED_FOLDERS = {"__pycache__", "node_modules", "build", "site-packages", "lib2to3"}
SELECTED = ("--select", "E,W")
MODES = (0o644, 0o755, 0o600)
# Many places where the fix is not certain: comments, strings, lines that other lines depend on.
PARTLY = {"E101", "E121", "E122", "E123", "E124", "E126", "E127", "E128", "E131", "E401", "E701", "E702", "E704",
          "E713", "E714", "W191", "W291", "W293"}
LEFT_AT_MOST = 0.07  # the others, in f-strings and across lines


class Same(ast.NodeTransformer):
    """Writes in one way what the fixes may write in two."""

    OPPOSITES = {ast.In: ast.NotIn, ast.Is: ast.IsNot}

    def visit_UnaryOp(self, node):
        self.generic_visit(node)
        inner = node.operand
        is_negated = isinstance(node.op, ast.Not) and isinstance(inner, ast.Compare)
        if is_negated and len(inner.ops) == 1 and type(inner.ops[0]) in self.OPPOSITES:
            opposite = self.OPPOSITES[type(inner.ops[0])]()
            return ast.Compare(left=inner.left, ops=[opposite], comparators=inner.comparators)
        return node

    def visit_Import(self, node):
        return [ast.Import(names=[name]) for name in node.names]


def meaning_of(source):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.dump(Same().visit(ast.parse(source)))


def python_files(folders, sample):
    found = [(path, pathlib.Path(folder).name / path.relative_to(folder))
             for folder in folders for path in sorted(pathlib.Path(folder).rglob("*.py"))
             if not SKIPPED_FOLDERS & set(path.relative_to(folder).parts[:-1])]
    return found if sample is None else found[:: max(1, len(found) // sample)][:sample]


def copy(files, target, seed):
    """{path of the copy: (bytes, mode, meaning)}"""
    copies = {}
    for number, (path, name) in enumerate(files):
        try:
            text = path.read_bytes().decode("utf-8")
            if seed is not None:
                text = disturb(text.replace("\r\n", "\n"), f"{seed} {name}")
            if number % 4 == 3 and "\r" not in text:
                text = text.replace("\n", "\r\n")
            source = text.encode("utf-8")
            meaning = meaning_of(source)
        except (SyntaxError, ValueError, RecursionError):
            continue
        place = target / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(source)
        place.chmod(MODES[number % 3])
        copies[place] = (source, MODES[number % 3], meaning)
    return copies


def safe_codes():
    pages = {page.stem: page.read_text("utf-8") for page in PAGES.glob("[EW]*.md")}
    return {code for code, text in pages.items() if re.search(r"^fix: safe$", text, re.M)}


def run(pylore, folder, *options):
    command = [pylore, "check", str(folder), *SELECTED, "--output-format", "json", *options]
    answer = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    if answer.returncode not in (0, 1):
        sys.exit(f"pylore check ended with {answer.returncode}")
    return [json.loads(line) for line in answer.stdout.splitlines()]


def count_codes(findings):
    return collections.Counter(finding["code"] for finding in findings)


def faults_of(path, before, after):
    source, mode, meaning = before
    if path.stat().st_mode & 0o777 != mode:
        yield f"the mode was {mode:o}, and is {path.stat().st_mode & 0o777:o}"
    try:
        if meaning_of(after) != meaning:
            yield "it means something else"
    except (SyntaxError, ValueError) as error:
        yield f"it is no Python any more: {error}"
    bare = [re.sub(rb"\r\n", b"", text).count(b"\n") for text in (source, after)]
    if b"\r\n" in source and bare[0] == 0 and bare[1] > 0:
        yield "it had CRLF throughout, and now has LF as well"
    if b"\r" in after and b"\r" not in source:
        yield "it had no CR"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pylore", required=True)
    parser.add_argument("--sample", type=int, help="this many files, spread over the folders")
    parser.add_argument("--disturb", metavar="SEED", help="change white space at random first")
    parser.add_argument("--show", type=int, default=3, help="how many of what is left, of each code")
    parser.add_argument("--keep", help="leave the copies in this folder, which is to be empty")
    parser.add_argument("folders", nargs="*", default=[sysconfig.get_path("stdlib")])
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(arguments.keep or folder).resolve()
        copies = copy(python_files(arguments.folders, arguments.sample), root, arguments.disturb)
        return 1 if check(arguments, root, copies) else 0


def check(arguments, root, copies):
    """How many faults there are, printed."""
    before = count_codes(run(arguments.pylore, root))
    patch = patches.difference(arguments.pylore, root, *SELECTED)
    left = run(arguments.pylore, root, "--fix")
    fixed = {path: path.read_bytes() for path in copies}
    faults = [(path, fault) for path in copies for fault in faults_of(path, copies[path], fixed[path])]
    sources = {path: copies[path][0] for path in copies}
    faults += patches.faults(patch, sources, fixed, root)
    run(arguments.pylore, root, "--fix")
    faults += [(path, "a second run changes it") for path in copies if path.read_bytes() != fixed[path]]
    for path, fault in faults:
        print(f"{path.relative_to(root)}: {fault}")
    changed = sum(fixed[path] != copies[path][0] for path in copies)
    print(f"{len(copies)} files, {changed} changed, {len(faults)} faults")
    return len(faults) + report_left(arguments, root, before, left)


def report_left(arguments, root, before, left):
    faults = 0
    after = count_codes(left)
    for code in sorted(safe_codes()):
        share = after[code] / before[code] if before[code] else 0
        is_too_much = code not in PARTLY and after[code] > max(2, LEFT_AT_MOST * before[code])
        faults += is_too_much
        print(f"{code}: {before[code]} before, {after[code]} left ({share:.1%})" + (" TOO MUCH" if is_too_much else ""))
        some = [finding for finding in left if finding["code"] == code][: arguments.show]
        for finding in some:
            path = pathlib.Path(finding["file"])
            line = path.read_bytes().decode("utf-8").split("\n")[finding["line"] - 1].rstrip("\r")
            print(f"  {path.relative_to(root)}:{finding['line']}:{finding['column']}: {line!r}")
    return faults


if __name__ == "__main__":
    sys.exit(main())
