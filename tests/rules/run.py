"""The rules' pages and fixtures as tests; needs the program in $PYLORE.

Pages, knowledge/rules/<CODE>.md: *Bad* has exactly the findings that are marked in it, *Good* has
none, *Fixed* is what the fixes make of *Bad*, and stays as it is when fixed again.

Fixtures, fixtures/<NAME>.py: the first line says how to check the rest (`# options: --select E711`),
the findings are marked below their lines, and <NAME>.fixed.py beside it is what the fixes make of
it. With UPDATE_EXPECT=1 marks and fixed files are written anew: read what changed before you commit.
"""

import json
import os
import re
import subprocess
import sys
import unittest
from pathlib import Path

import marks

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PAGES = sorted((ROOT / "knowledge" / "rules").glob("*.md"))
FIXTURES = sorted(
    path for path in (HERE / "fixtures").glob("*.py") if not path.name.endswith(".fixed.py")
)
UPDATE = os.environ.get("UPDATE_EXPECT") == "1"
RULE_RECORD = re.compile(r'^const Rule rule_([a-z]+[0-9]+) = \{.*?SLICE_INIT\("(.+?)"\)', re.M | re.S)


def pylore(code, *options):
    """What `pylore check -` writes to stdout for `code`."""
    command = [os.environ["PYLORE"], "check", "-", "--quiet", *with_settings(options)]
    answer = subprocess.run(command, input=code.encode(), capture_output=True, timeout=60,
                            cwd=HERE / "fixtures")
    if answer.returncode not in (0, 1):
        raise AssertionError(f"exit code {answer.returncode}: {answer.stderr.decode()}")
    return answer.stdout.decode()


def with_settings(options):
    """Rules that say nothing by default get what makes them speak."""
    has_limit = "W505" in " ".join(options)
    return (*options, "--max-doc-length", "72") if has_limit else options


def find(code, *options):
    lines = marks.lines_of(code)
    found = []
    for text in pylore(code, "--output-format", "json", *options).splitlines():
        finding = json.loads(text)
        line, end = finding["line"], finding["end_column"] - 1
        if finding["end_line"] > line:
            end = len(lines[line - 1].rstrip("\n"))
        found.append(marks.Mark(line, finding["column"] - 1, end, finding["code"]))
    return found


def mend(code, *options):
    return pylore(code, "--fix", "--unsafe-fixes", *options)


def block(page, heading):
    match = re.search(rf"^## {heading}\n```python\n(.*?)^```$", page, re.M | re.S)
    return match and match[1]


# Rules that go by where a file lies: what Bad and Good are called in fixtures/.
# Rules that are about what others find.
SELECT = {"RUF100": "RUF100,E711,E712"}
NAMES = {"N999": ("shop/OrderLines.py", "shop/order_lines.py")}


class Rules(unittest.TestCase):
    maxDiff = None

    def check_marks(self, code, expected, *options):
        different = list(marks.differences(expected, find(code, *options)))
        self.assertFalse(different, "\n" + "\n".join(different) + "\nin\n" + code)

    def check_fixed(self, code, fixed, *options):
        self.assertEqual(mend(code, *options), fixed)
        self.assertEqual(mend(fixed, *options), fixed, "fixed again, it changes again")

    def test_pages(self):
        for path in PAGES:
            page = path.read_text("utf-8")
            select = ("--select", SELECT.get(path.stem, path.stem))
            with self.subTest(page=path.stem):
                bad, expected = marks.split(block(page, "Bad"))
                self.assertTrue(expected, "nothing is marked in Bad")
                self.assertEqual({mark.code for mark in expected}, {path.stem})
                names = [("--stdin-filename", name) for name in NAMES.get(path.stem, ())] or [(), ()]
                self.check_marks(bad, expected, *select, *names[0])
                self.check_marks(block(page, "Good"), [], *select, *names[1])
                has_fix = re.search(r"^fix: (\w+)", page, re.M)[1] != "none"
                self.assertEqual(has_fix, block(page, "Fixed") is not None)
                if has_fix:
                    self.check_fixed(bad, block(page, "Fixed"), *select)

    def test_each_rule_has_its_page_and_each_page_its_rule(self):
        rules = {}
        for path in (ROOT / "server" / "rules").rglob("*.c"):
            for name, code in RULE_RECORD.findall(path.read_text("utf-8")):
                self.assertEqual(name, code.lower(), path)
                rules[code] = path
        self.assertEqual(sorted(rules), [path.stem for path in PAGES])

    def test_each_rule_has_a_fixture(self):
        names = {path.stem.split("_")[0] for path in FIXTURES}
        self.assertLessEqual({path.stem for path in PAGES}, names)

    def test_fixtures(self):
        for path in FIXTURES:
            with self.subTest(fixture=path.stem):
                self.check_fixture(path)

    def check_fixture(self, path):
        head, _, rest = path.read_text("utf-8").partition("\n")
        self.assertTrue(head.startswith("# options: "), "the first line gives the options")
        options = head[len("# options: "):].split()
        code, expected = marks.split(rest)
        if UPDATE:
            path.write_text(head + "\n" + marks.join(code, find(code, *options)), "utf-8")
        else:
            self.check_marks(code, expected, *options)
        fixed_path = path.with_suffix(".fixed.py")
        fixed = mend(code, *options)
        if UPDATE and fixed != code:
            fixed_path.write_text(fixed, "utf-8")
        if fixed != code or fixed_path.exists():
            self.check_fixed(code, fixed_path.read_text("utf-8"), *options)


if __name__ == "__main__":
    if "PYLORE" not in os.environ:
        sys.exit("PYLORE must name the program to test")
    os.environ["PYLORE"] = os.path.abspath(os.environ["PYLORE"])  # it runs in another folder
    unittest.main()
