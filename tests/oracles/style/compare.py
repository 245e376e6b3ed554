"""Holds pylore's style findings against pycodestyle's, code by code, line and column.

Run by a Python that has pycodestyle (`make oracle-style` makes one):

    python compare.py --pylore PYLORE [--show N] [FOLDER...]

With --disturb SEED the copies get other white space at random, which calls up many more findings.
Without folders it reads the standard library of the Python that runs it. Files which that Python
cannot parse are left out: what pycodestyle says about them is not about style. So that it compares
rules and not comments, the word noqa is written differently in the copies which both tools read.
"""

import argparse
import ast
import collections
import concurrent.futures
import io
import json
import pathlib
import re
import subprocess
import sys
import sysconfig
import tempfile
import tokenize
import warnings

import pycodestyle

from disturb import disturb

AIM = 0.999
# Differences in which pycodestyle is wrong: the code, what the line looks like, and the reason.
EXPLAINED = [
    (code, re.compile(r"/\s*,|,\s*/"), "the / of positional-only parameters is no operator") for code in ("E225", "E227")
]
EXPLAINED.append(("E402", re.compile(r"import\t|from[\t.]"), "an import without its blank is an import"))
LAYOUT = {tokenize.NL, tokenize.COMMENT, tokenize.INDENT, tokenize.DEDENT}
if sys.version_info < (3, 12):
    EXPLAINED.append(("E225", re.compile(r"\b[rR]?[fF][rR]?['\"]"),
                      "before Python 3.12 it does not look into f-strings"))
SKIPPED_FOLDERS = {"__pycache__", "node_modules", "build", "site-packages"}


def codes_of_both():
    """The codes that pycodestyle and our pages have."""
    pages = pathlib.Path(__file__).parents[3] / "knowledge" / "rules"
    theirs = set(re.findall(r"\b[EW]\d{3}\b", pathlib.Path(pycodestyle.__file__).read_text("utf-8")))
    return tuple(sorted(theirs & {page.stem for page in pages.glob("*.md")}))


CODES = codes_of_both()


class Collector(pycodestyle.BaseReport):
    """Keeps what pycodestyle finds instead of printing it."""

    def __init__(self, options):
        super().__init__(options)
        self.found = []

    def error(self, line_number, offset, text, check):
        code = text[:4]
        if code in CODES:
            self.found.append((line_number, offset + 1, code))
        return code


def findings_of_pycodestyle(path):
    style = pycodestyle.StyleGuide(select=CODES, ignore=(), reporter=Collector, max_line_length=79)
    report = style.init_report(Collector)
    checker = pycodestyle.Checker(path, options=style.options, report=report)
    checker.check_all()
    return path, sorted(set(report.found))


def python_files(folders):
    for folder in folders:
        for path in sorted(pathlib.Path(folder).rglob("*.py")):
            inner = path.relative_to(folder).parts[:-1]
            if not any(part in SKIPPED_FOLDERS or part.startswith(".") for part in inner):
                yield path, pathlib.Path(folder).name / path.relative_to(folder)


def copy_readable(folders, target, seed):
    """Copies what can be parsed; returns the copies' paths."""
    copies = []
    for path, name in python_files(folders):
        try:
            text = path.read_bytes().decode("utf-8")
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                ast.parse(text)
        except (SyntaxError, ValueError, RecursionError):
            continue
        if seed is not None:
            text = disturb(text.replace("\r\n", "\n"), f"{seed} {name}")
        copy = target / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(re.sub("noqa", "nxqa", text, flags=re.IGNORECASE).encode("utf-8"))
        copies.append(str(copy))
    return copies


def findings_of_pylore(pylore, folder):
    command = [pylore, "check", folder, "--isolated", "--select", ",".join(CODES), "--output-format", "json"]
    answer = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    if answer.returncode not in (0, 1):
        sys.exit(f"pylore check ended with {answer.returncode}")
    found = collections.defaultdict(list)
    for line in answer.stdout.splitlines():
        finding = json.loads(line)
        found[finding["file"]].append((finding["line"], finding["column"], finding["code"]))
    return found


def line_of(item):
    path, finding = item
    lines = pathlib.Path(path).read_text("utf-8").split("\n")
    return lines[finding[0] - 1] if finding[0] <= len(lines) else ""


def statement_rows(text):
    """The rows on which statements begin."""
    rows, is_start = set(), True
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.NEWLINE:
            is_start = True
        elif is_start and token.type not in LAYOUT:
            rows.add(token.start[0])
            is_start = False
    return rows


def is_misled(item):
    """Whether the line by which pycodestyle tells what is nested is no statement's first: it goes
    by columns alone, so that comments and lines in brackets at the front hide a function."""
    path, (number, _, _) = item
    text = pathlib.Path(path).read_text("utf-8")
    rows = statement_rows(text)
    lines = text.split("\n")[:number]
    column = len(lines[-1]) - len(lines[-1].lstrip())
    for row in range(number - 1, 0, -1):
        line = lines[row - 1].expandtabs()
        indent = len(line) - len(line.lstrip())
        if not line.strip() or indent >= column:
            continue
        if row not in rows:
            return True
        column = indent
        if column == 0 or re.match(r"(async\s+def|def)\b", line.lstrip()):
            return False
    return False


def reason_for(item):
    line = line_of(item)
    if item[1][2] in ("E301", "E306") and is_misled(item):
        return "it takes comments and lines in brackets for the statement around"
    reasons = (why for code, look, why in EXPLAINED if item[1][2] == code and look.search(line))
    return next(reasons, None)


def show(kind, differences, limit, root):
    for item in differences[:limit]:
        path, (line, column, code) = item
        name = pathlib.Path(path).relative_to(root)
        print(f"  {kind} {name}:{line}:{column}: {code} {line_of(item).rstrip()!r}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pylore", required=True)
    parser.add_argument("--show", type=int, default=10, help="how many differences of each kind")
    parser.add_argument("--codes", help="these codes only, with commas between")
    parser.add_argument("--disturb", metavar="SEED", help="change white space at random")
    parser.add_argument("folders", nargs="*", default=[sysconfig.get_path("stdlib")])
    arguments = parser.parse_args()
    if arguments.codes:
        global CODES
        CODES = tuple(arguments.codes.split(","))
    with tempfile.TemporaryDirectory() as folder:
        # The name that the files are reported by, wherever the temporary folder leads to.
        root = pathlib.Path(folder).resolve()
        copies = copy_readable(arguments.folders, root, arguments.disturb)
        with concurrent.futures.ProcessPoolExecutor() as pool:
            theirs = dict(pool.map(findings_of_pycodestyle, copies, chunksize=8))
        ours = findings_of_pylore(arguments.pylore, str(root))
        return compare(theirs, ours, arguments.show, root)


def compare(theirs, ours, limit, root):
    expected = {(path, finding) for path in theirs for finding in theirs[path]}
    found = {(path, finding) for path in theirs for finding in ours.get(path, ())}
    reasons = {item: reason_for(item) for item in expected ^ found}
    explained = {item for item, reason in reasons.items() if reason}
    print(f"{len(theirs)} files")
    print("| code | pycodestyle | pylore | missed | extra | explained | agreement |")
    print("|---|---|---|---|---|---|---|")
    is_good = bool(expected)
    for code in CODES:
        wanted, given, known = (
            {item for item in items if item[1][2] == code} for items in (expected, found, explained)
        )
        missed, extra = wanted - given - known, given - wanted - known
        either = len((wanted | given) - known)
        share = 1.0 - (len(missed) + len(extra)) / either if either else 1.0
        is_good = is_good and share >= AIM
        print(
            f"| {code} | {len(wanted)} | {len(given)} | {len(missed)} | {len(extra)}"
            f" | {len(known)} | {share:.4%} |"
        )
    for reason in sorted({reasons[item] for item in explained}):
        print(f"  explained: {reason}")
    show("missed", sorted(expected - found - explained), limit, root)
    show("extra", sorted(found - expected - explained), limit, root)
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main())
