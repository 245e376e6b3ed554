"""Holds pylore's style findings against pycodestyle's, code by code, line and column.

Run by a Python that has pycodestyle (../linters/run_with.py finds one):

    python compare.py --pylore PYLORE [--packages SITE] [--write FILE] [FOLDER...]

With --disturb SEED the copies get other white space at random, which calls up many more findings,
and closing brackets hang (E133 in place of E123).
Without folders and packages it reads the standard library of the Python that runs it. Files which
that Python cannot parse are left out: what pycodestyle says about them is not about style.
"""

import argparse
import concurrent.futures
import functools
import pathlib
import re
import sys
import tempfile

import pycodestyle

import corpora
import reasons
import table
from findings import findings_of_pylore

PAGES = pathlib.Path(__file__).resolve().parents[3] / "knowledge" / "rules"
DOC_LENGTH = 72
SKIPPED = 77
CODE = re.compile(r"\b[EW]\d{3}\b")


def codes_of_both():
    """The codes that pycodestyle and our pages have."""
    theirs = set(CODE.findall(pathlib.Path(pycodestyle.__file__).read_text("utf-8")))
    return tuple(sorted(theirs & {page.stem for page in PAGES.glob("*.md")}))


class Collector(pycodestyle.BaseReport):
    """Keeps what pycodestyle finds instead of printing it."""

    def __init__(self, options):
        super().__init__(options)
        self.found = set()

    def error(self, line_number, offset, text, check):
        self.found.add((line_number, offset + 1, text[:4]))
        return text[:4]


def findings_of_pycodestyle(path, codes, hangs):
    style = pycodestyle.StyleGuide(select=codes, ignore=(), reporter=Collector, max_line_length=79,
                                   max_doc_length=DOC_LENGTH, hang_closing=hangs)
    report = style.init_report(Collector)
    pycodestyle.Checker(path, options=style.options, report=report).check_all()
    return {(path, finding) for finding in report.found if finding[2] in codes}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    corpora.add_arguments(parser)
    parser.add_argument("--codes", help="these codes only, with commas between")
    parser.add_argument("--disturb", metavar="SEED", help="change white space at random")
    arguments = parser.parse_args()
    codes = tuple(arguments.codes.split(",")) if arguments.codes else codes_of_both()
    chosen = corpora.chosen(arguments)
    hangs = arguments.disturb is not None
    with tempfile.TemporaryDirectory() as folder:
        # The name that the files are reported by, wherever the temporary folder leads to.
        root = pathlib.Path(folder).resolve()
        copies = corpora.copy_readable(chosen, root, arguments.every, arguments.disturb)
        if not copies:
            print("this Python cannot read any of the files")
            return SKIPPED
        with concurrent.futures.ProcessPoolExecutor() as pool:
            look = functools.partial(findings_of_pycodestyle, codes=codes, hangs=hangs)
            expected = set().union(*pool.map(look, copies, chunksize=8))
        settings = f"max-doc-length = {DOC_LENGTH}\nhang-closing = {str(hangs).lower()}\n"
        found = findings_of_pylore(arguments.pylore, root, codes, settings)
        return report(arguments, chosen, root, expected, found, codes)


def report(arguments, chosen, root, expected, found, codes):
    why = reasons.reasons_for(expected, found)
    rows = list(table.rows_of(expected, found, why, codes))
    title = "Findings about style, as the code is"
    if arguments.disturb:
        title = f"Findings about style, white space changed at random (seed {arguments.disturb})"
    tool = f"pycodestyle {pycodestyle.__version__}"
    table.finish("\n".join(table.render(title, tool, chosen, rows, why)), arguments.write)
    unexplained = {item for item, reason in why.items() if not reason}
    table.show("missed", sorted(expected & unexplained), arguments.show, root, reasons.lines_of)
    table.show("extra", sorted(found & unexplained), arguments.show, root, reasons.lines_of)
    return 0 if expected and all(row.is_good() for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
