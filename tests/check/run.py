"""`pylore check` from the outside: arguments, files, formats, fixes, exit codes. Needs $PYLORE."""

import json
import os
import pty
import stat
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

TIME_LIMIT = 120  # seconds: far above what is needed, below what a loop without end takes


class Answer:
    def __init__(self, process, text):
        self.code = process.returncode
        self.out = process.stdout.decode() if text else process.stdout
        self.err = process.stderr.decode()


# What the tests speak of where they do not select: new rules must not change what they say.
FEW_RULES = "B006,B904,E225,E302,E501,E711,E712,E722,F632,W291"


class CheckTest(unittest.TestCase):
    maxDiff = None
    selects = True  # FEW_RULES, where a test does not

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def check(self, *arguments, stdin=b"", text=True):
        if self.selects and not any(str(argument).startswith("--select") for argument in arguments):
            arguments = ("--select", FEW_RULES, *arguments)
        process = subprocess.run(
            [os.environ["PYLORE"], "check", *map(str, arguments)],
            input=stdin, capture_output=True, timeout=TIME_LIMIT, cwd=self.folder, check=False,
        )
        self.assertIn(process.returncode, (0, 1, 2), process.stderr.decode())
        return Answer(process, text)

    def codes(self, content, *options):
        """(line, column, code) of all findings for the content of a file."""
        self.write("code.py", content)
        answer = self.check("code.py", "--output-format", "json", *options)
        self.assertIn(answer.code, (0, 1), answer.err)
        found = [json.loads(line) for line in answer.out.splitlines()]
        return [(item["line"], item["column"], item["code"]) for item in found]


class Arguments(CheckTest):
    def misuse(self, words, *arguments):
        answer = self.check(*arguments)
        self.assertEqual(answer.code, 2)
        self.assertEqual(answer.out, "")
        self.assertIn(words, answer.err)
        self.assertIn("pylore check --help", answer.err)

    def test_misuse(self):
        self.misuse("no file or folder")
        self.misuse("no option '--wrong'", "--wrong", ".")
        self.misuse("--line-length needs a value", ".", "--line-length")
        self.misuse("--line-length cannot be '0'", ".", "--line-length", "0")
        self.misuse("--line-length cannot be 'long'", ".", "--line-length=long")
        self.misuse("--output-format cannot be 'xml'", ".", "--output-format", "xml")
        self.misuse("--jobs cannot be '-1'", ".", "--jobs", "-1")
        self.misuse("--select cannot be 'E5;W'", ".", "--select", "E5;W")
        self.misuse("--fix takes no value", ".", "--fix=yes")

    def test_help(self):
        answer = self.check("--help")
        self.assertEqual(answer.code, 0)
        self.assertIn("--extend-select CODES", answer.out)

    def test_selection(self):
        code = "x=1 \nif x == None:\n    pass\n"
        self.assertEqual(self.codes(code), [(1, 2, "E225"), (1, 4, "W291"), (2, 6, "E711")])
        self.assertEqual(self.codes(code, "--select", "E"), [(1, 2, "E225"), (2, 6, "E711")])
        self.assertEqual(self.codes(code, "--select", "E7,W"), [(1, 4, "W291"), (2, 6, "E711")])
        self.assertEqual(self.codes(code, "--select=ALL", "--ignore=E2,E711"), [(1, 4, "W291")])
        # The longer prefix wins, whichever list it stands on; ignore wins where they are equal.
        self.assertEqual(self.codes(code, "--select=E,W", "--ignore=E", "--extend-select=E711"),
                         [(1, 4, "W291"), (2, 6, "E711")])
        self.assertEqual(self.codes(code, "--select=E711", "--ignore=E711"), [])
        self.assertEqual(self.codes(code, "--select=E", "--extend-ignore=E7"), [(1, 2, "E225")])
        self.assertEqual(self.codes(code, "--select=X999"), [])

    def test_line_length(self):
        code = "x = '" + "y" * 94 + "'\n"
        self.assertEqual(self.codes(code), [(1, 80, "E501")])
        self.assertEqual(self.codes(code, "--line-length=99"), [(1, 100, "E501")])
        self.assertEqual(self.codes(code, "--line-length", "100"), [])

    def test_a_path_that_looks_like_an_option(self):
        self.write("--fix", "x=1\n")
        answer = self.check("--quiet", "--", "--fix")
        self.assertEqual(answer.out, "--fix:1:2: E225 Missing white space around operator `=`\n")


class Projects(CheckTest):
    """Settings in project files; the folder is the top of a repository."""

    selects = False  # it would beat the files

    def setUp(self):
        super().setUp()
        self.write(".git/HEAD", "")
        self.write("a.py", "x = '" + "y" * 90 + "'\n")

    def found(self, *arguments):
        answer = self.check("--quiet", *arguments)
        return [line.split(" ")[1] for line in answer.out.splitlines()]

    def test_who_counts_before_whom(self):
        self.assertEqual(self.found("a.py"), ["E501"])
        self.write(".flake8", "[flake8]\nmax_line_length: 100\n")
        self.assertEqual(self.found("a.py"), [])
        self.write("tox.ini", "[pycodestyle]\nmax-line-length = 80\n")
        self.assertEqual(self.found("a.py"), ["E501"])
        self.write("pyproject.toml", "[tool.ruff]\nline-length = 100\n")
        self.assertEqual(self.found("a.py"), [])
        self.write("pyproject.toml", "[tool.ruff]\nline-length = 100\n"
                   "[tool.ruff.lint.pycodestyle]\nmax-line-length = 80\n")
        self.assertEqual(self.found("a.py"), ["E501"])
        self.write("pyproject.toml",
                   "[tool.ruff]\nline-length = 80\n[tool.pylore]\nline-length = 100\n")
        self.assertEqual(self.found("a.py"), [])
        self.assertEqual(self.found("a.py", "--line-length=80"), ["E501"])
        self.assertEqual(self.found("a.py", "--isolated"), ["E501"])

    def test_the_nearest_folder_first(self):
        self.write("setup.cfg", "[flake8]\nmax-line-length = 100\nignore = W291\n")
        self.write("old/code.py", "x = '" + "y" * 90 + "' \n")
        self.write("old/setup.cfg", "[flake8]\nmax-line-length = 85\n")
        self.assertEqual(self.found("old"), ["E501", "W291"], "flake8 takes one file")
        self.assertEqual(self.found("a.py"), [])
        self.write("inner/.git/HEAD", "")
        self.write("inner/code.py", "x = 1 \n")
        self.assertEqual(self.found("inner"), ["W291"], "another repository")

    def test_lists(self):
        self.write("code.py", "x=1 \nif x == None:\n    pass\n")
        self.write("setup.cfg", "[flake8]\nselect =\n    E2,\n    W\nextend-ignore = W2 E7\n")
        self.assertEqual(self.found("code.py"), ["E225"])
        self.write("setup.cfg",
                   "[flake8]\nper-file-ignores =\n    code.py,b.py: E225,E7\n    other.py:W\n")
        self.assertEqual(self.found("code.py"), ["W291"])
        self.write("pyproject.toml", '[tool.ruff.lint.per-file-ignores]\n"c*.py" = ["E", "W"]\n')
        self.assertEqual(self.found("code.py"), [])
        self.write("pyproject.toml",
                   '[tool.ruff.lint]\nper-file-ignores = {"!a.py" = ["W291"]}\n')
        self.assertEqual(self.found("code.py"), ["E225", "E711"])
        self.write("pyproject.toml",
                   '[tool.ruff.lint.pep8-naming]\nignore-names = [\n  "visit*",  # ours\n]\n')
        self.write("code.py", "def visitNode():\n    pass\n\n\ndef other_Node():\n    pass\n")
        self.assertEqual(self.found("code.py", "--select=N"), ["N802"])

    def test_excluded_files(self):
        self.write("pyproject.toml", '[tool.ruff]\nextend-exclude = ["made", "*_pb2.py"]\n')
        for name in ("made/a.py", "deep/made/b.py", "x_pb2.py", "kept.py"):
            self.write(name, "x=1\n")
        answer = self.check(".", "--quiet", "--select=E225")
        self.assertEqual([line.split(":")[0] for line in answer.out.splitlines()], ["./kept.py"])
        self.assertEqual(self.found("made/a.py"), ["E225"], "named files are checked")

    def test_wrong_values(self):
        self.write("pyproject.toml", '[tool.pylore]\nlines = 3\nselect = ["E", 5]\n'
                   'line-length = "x"\nignore = ["E225"]\n')
        answer = self.check("a.py", "--quiet")
        project = (self.folder / "pyproject.toml").resolve()
        self.assertEqual(answer.err.splitlines(), [
            f"pylore check: {project}:2: there is no setting tool.pylore.lines",
            f"pylore check: {project}:3: tool.pylore.select must be a list of codes, "
            'such as ["E501", "W2"]',
            f"pylore check: {project}:4: tool.pylore.line-length must be a whole number "
            "from 1 to 10000",
        ])
        self.assertEqual(answer.out.split(" ")[1], "E501", "the rest counts")

    def test_files_of_ruff_alone(self):
        self.write("ruff.toml", "line-length = 100\n")
        self.assertEqual(self.found("a.py"), [])
        self.write(".ruff.toml", 'line-length = 80\n[lint]\nselect = "E"\n')
        answer = self.check("a.py", "--quiet")
        place = (self.folder / ".ruff.toml").resolve()
        self.assertEqual(answer.err, f'pylore check: {place}:3: lint.select must be a list of codes, '
                                     'such as ["E501", "W2"]\n')
        self.assertEqual(answer.out.split(" ")[1], "E501", "the rest counts")

    def test_files_that_extend_others(self):
        self.write("ruff.toml", "line-length = 100\n")
        self.write("deep/down/code.py", "x = '" + "y" * 90 + "'\n")
        self.write("deep/down/ruff.toml", 'indent-width = 2\n')
        self.assertEqual(self.found("deep/down/code.py"), ["E501"])
        self.write("deep/down/ruff.toml", 'extend = "./../../deep/../ruff.toml"\n')
        self.assertEqual(self.found("deep/down/code.py"), [])
        self.write("deep/base.toml", 'line-length = 85\nextend = "../base.toml"\n')
        self.write("base.toml", "line-length = 100\nlint.ignore = ['E501']\n")
        self.write("deep/down/ruff.toml", 'extend = "../base.toml"\n')
        self.assertEqual(self.found("deep/down/code.py"), [], "both files further up count")
        self.write("deep/down/ruff.toml", 'extend = "gone.toml"\n')
        self.assertIn("gone.toml: no such file", self.check("deep/down/code.py", "--quiet").err)
        self.write("deep/down/ruff.toml", 'extend = "ruff.toml"\n')
        self.assertEqual(self.found("deep/down/code.py"), ["E501"], "it cannot extend itself")

    def test_any_bytes(self):
        for content in (b"\xff\x00[tool.pylore\nselect = [", b"[tool.pylore]\n" + b"[" * 5000,
                        b"select = '''", b"=\n" * 1000,
                        b"[tool.ruff.lint.per-file-ignores]\n= 3"):
            for name in ("pyproject.toml", "ruff.toml", "setup.cfg", ".flake8"):
                self.write(name, content)
            self.assertEqual(self.found("a.py"), ["E501"])

    def test_show_settings(self):
        self.write("pyproject.toml", "[tool.ruff]\nline-length = 100\n")
        answer = self.check("a.py", "--show-settings", "--ignore=E2")
        project = (self.folder / "pyproject.toml").resolve()
        self.assertEqual(answer.code, 0)
        self.assertIn(f"  line-length = 100  # {project}:2: tool.ruff.line-length\n", answer.out)
        self.assertIn("  ignore = [E2]  # command line\n", answer.out)
        self.assertIn("  indent-size = 4  # default\n", answer.out)


class Files(CheckTest):
    def test_folders(self):
        for name in ("b.py", "a/z.py", "a/b/c.pyi", "A.py", "notes.txt", ".hidden/x.py", "c.py/x.py",
                     "__pycache__/x.py", ".venv/x.py", "node_modules/x.py", "build/x.py",
                     "env/lib/x.py", "env/pyvenv.cfg", "venv/x.py"):
            self.write(name, "x=1\n")
        (self.folder / "loop").symlink_to(self.folder)
        (self.folder / "linked.py").symlink_to(self.folder / "b.py")
        answer = self.check(".", "--quiet")
        names = [line.split(":")[0] for line in answer.out.splitlines()]
        self.assertEqual(names, ["./A.py", "./a/b/c.pyi", "./a/z.py", "./b.py", "./c.py/x.py",
                                 "./linked.py", "./venv/x.py"])
        # What is named is checked, whatever it is called.
        answer = self.check("notes.txt", "build", ".hidden/", "--quiet")
        names = [line.split(":")[0] for line in answer.out.splitlines()]
        self.assertEqual(names, ["notes.txt", "build/x.py", ".hidden/x.py"])

    def test_no_files(self):
        answer = self.check(".")
        self.assertEqual((answer.code, answer.out), (0, ""))
        self.assertEqual(answer.err, "No findings in 0 files.\n")

    def test_unreadable_files_do_not_keep_others_from_being_checked(self):
        self.write("bad.py", b"x = 1\ny = '\xe9'\n")
        self.write("good.py", "x=1\n")
        paths = ("missing.py", "bad.py", "good.py")
        answer = self.check(*paths, "--select=E225,E902")
        self.assertEqual((answer.code, answer.out), (1, (
            "missing.py:1:1: E902 This file cannot be read: no such file or folder\n"
            "bad.py:2:6: E902 This file cannot be read: not valid UTF-8\n"
            "good.py:1:2: E225 Missing white space around operator `=`\n")))
        self.assertEqual(answer.err, "3 findings in 3 of 3 files.\n")
        full = self.check(*paths, "--select=E902", "--output-format=full")
        self.assertEqual(full.out, "".join(answer.out.splitlines(True)[:2]))
        # Where nobody asks for E902 it is an error: what was not checked is not clean.
        answer = self.check(*paths, "--select=E225")
        self.assertEqual(answer.code, 2)
        self.assertEqual(answer.out, "good.py:1:2: E225 Missing white space around operator `=`\n")
        self.assertEqual(answer.err, "pylore check: missing.py: no such file or folder\n"
                         "pylore check: bad.py: not valid UTF-8\n1 finding in 1 of 1 file.\n")

    def test_unreadable_files_in_the_other_formats(self):
        self.write("bad.py", b"x = 1\ny = '\xe9'\n")
        arguments = ("bad.py", "missing.py", "--select=E902", "--output-format")
        bad, missing = map(json.loads, self.check(*arguments, "json").out.splitlines())
        message = "This file cannot be read: not valid UTF-8"
        self.assertEqual(bad, {"file": "bad.py", "line": 2, "column": 6, "end_line": 2,
                               "end_column": 7, "code": "E902", "name": "unreadable-file",
                               "severity": "error", "message": message, "fix": None})
        self.assertEqual([missing[key] for key in ("line", "column", "end_column")], [1, 1, 1])
        self.assertEqual(self.check(*arguments, "github").out.splitlines()[0],
                         "::error file=bad.py,line=2,col=6,endLine=2,endColumn=7,"
                         f"title=pylore (E902)::{message}")
        log = json.loads(self.check(*arguments, "sarif").out)
        result = log["runs"][0]["results"][0]
        self.assertEqual((result["ruleId"], result["level"]), ("E902", "error"))

    @unittest.skipIf(os.geteuid() == 0, "nothing is forbidden to root")
    def test_forbidden(self):
        self.write("folder/x.py", "x=1\n").chmod(0)
        self.write("closed/x.py", "x=1\n")
        self.write("outer/closed/x.py", "x=1\n")
        closed = [self.folder / "closed", self.folder / "outer/closed"]
        for folder in closed:
            folder.chmod(0)
        answer = self.check("folder", "closed", "outer", "--select=E902")
        for folder in closed:
            folder.chmod(0o700)
        self.assertEqual((answer.code, answer.out), (1, "".join(
            f"{name}:1:1: E902 This file cannot be read: permission denied\n"
            for name in ("folder/x.py", "closed", "outer/closed"))))

    def test_encodings(self):
        for content in (b"x = '\xed\xa0\x80'\n", b"x = '\xc0\x80'\n", b"\xff\xfex\0=\0001\0",
                        b"x = '\xf4\x90\x80\x80'\n", b"x = '\xe2\x82'"):
            self.write("code.py", content)
            answer = self.check("code.py")
            self.assertEqual((answer.code, answer.out), (2, ""))
            self.assertIn("not valid UTF-8", answer.err)
        self.assertEqual(self.codes(b"\xef\xbb\xbfx=1\n"), [(1, 2, "E225")])
        self.assertEqual(self.codes(b"# coding: latin-1\nx = '\xe9'; y=1\n"), [(2, 11, "E225")])
        self.assertEqual(self.codes(b"#!/bin/python\n# vim: fileencoding=cp1252\nx=1\n"),
                         [(3, 2, "E225")], "ASCII is read whatever it is called")

    def test_encodings_that_do_not_fit(self):
        for content, place in (
            (b"# coding: ascii\nx = '\xe9'\n", (2, 6, "E902")),
            (b"\n# -*- coding: UTF_8 -*-\nx = '\xc3\xa9\xe9'\n", (3, 7, "E902")),
            (b"# coding=cp1252\nx = '\xe9'\n", (2, 6, "E902")),
            (b"\xef\xbb\xbf# coding: latin-1\n", (1, 1, "E902")),
            (b"x = 1\n# coding: ascii\ny = '\xe9'\n", (3, 6, "E902")),
        ):
            self.assertEqual(self.codes(content, "--select=E902"), [place], content)
        self.assertEqual(self.codes("x = 1\n# coding: ascii\ny = 'é'\n", "--select=E902"), [])
        mended = self.check("-", "--fix", "--select=E902,W291", stdin=b"x = '\xe9' \n", text=False)
        self.assertEqual((mended.code, mended.out), (1, b"x = '\xe9' \n"), "it passes unchanged")
        path = self.write("code.py", b"# coding: latin-1\nx = '\xe9' \n")
        self.check("code.py", "--fix", "--select=W291")
        self.assertEqual(path.read_bytes(), b"# coding: latin-1\nx = '\xe9'\n")
        self.assertEqual(self.codes("ä='😀'; x=1\n"), [(1, 2, "E225"), (1, 9, "E225")])

    def test_line_ends(self):
        for end in ("\n", "\r\n", "\r"):
            code = f"x=1{end}y = 2 {end}'''{end}a  {end}'''{end}z=3{end}"
            self.assertEqual(self.codes(code), [(1, 2, "E225"), (2, 6, "W291"), (4, 2, "W291"),
                                                (6, 2, "E225")], repr(end))
        self.assertEqual(self.codes("x=1\ry=2\r\nz=3\n\rw=4"),
                         [(1, 2, "E225"), (2, 2, "E225"), (3, 2, "E225"), (5, 2, "E225")])

    def test_odd_content(self):
        self.assertEqual(self.codes(b""), [])
        self.assertEqual(self.codes(b"\n"), [])
        self.assertEqual(self.codes(b"x=1"), [(1, 2, "E225")])
        self.assertEqual(self.codes(b"x = 1\0\ny=2\n"), [(2, 2, "E225")])
        self.assertEqual(self.codes(b"\0\0\0\ny=2\n"), [(2, 2, "E225")])
        self.assertEqual(self.codes(b"\xef\xbb\xbf"), [])

    def test_large_files(self):
        row = "value = call(argument)\n"
        self.assertEqual(self.codes(row * (10_000_000 // len(row)) + "x=1\n"),
                         [(10_000_000 // len(row) + 1, 2, "E225")])
        long_line = "x = [" + "1, " * 333_333 + "1]\n"
        self.assertEqual(self.codes(long_line + "x=1\n"), [(1, 80, "E501"), (2, 2, "E225")])
        self.assertEqual(self.codes("x = '" + "a" * 1_000_000 + "\ny=1\n", "--select=E2"),
                         [(2, 2, "E225")])

    def test_many_findings_on_a_line(self):
        found = self.codes("x=1; " * 20_000 + "\n", "--select=E225")
        self.assertEqual(found[-1], (1, 19_999 * 5 + 2, "E225"))
        self.assertEqual(len(found), 20_000)

    def test_deep_nesting(self):
        for opener, closer in ("()", "[]", "{}"):
            code = "x = " + opener * 100_000 + closer * 100_000 + "\ny=1\n"
            self.assertIn((2, 2, "E225"), self.codes(code))
            self.assertIn((2, 2, "E225"), self.codes("x = " + opener * 100_000 + "\ny=1\n"))
        compared = "(" * 50_000 + "x" + " == None)" * 50_000
        self.assertIsInstance(self.codes(compared, "--select=E711"), list)
        self.assertIsInstance(self.codes(f"if {compared}: pass\n", "--select=E712,F632"), list)
        chain = " == ".join(["None"] * 50_000)
        self.assertEqual(len(self.codes(chain, "--select=E711")), 49_999)

    def test_jobs_do_not_change_the_answer(self):
        for i in range(40):
            self.write(f"file{i}.py", "x=1\n" * i + "def f(a=[]): pass\n")
        one = self.check(".", "-j1")
        for jobs in ("-j4", "-j0", "--jobs=16"):
            several = self.check(".", jobs)
            self.assertEqual((several.out, several.err), (one.out, one.err))


class Formats(CheckTest):
    def setUp(self):
        super().setUp()
        self.write("a, b.py", "if x == None:\n\ty=1\n")

    def test_text(self):
        answer = self.check("a, b.py")
        self.assertEqual(answer.code, 1)
        self.assertEqual(answer.out,
                         "a, b.py:1:6: E711 Compare with None by `is`\n"
                         "a, b.py:2:3: E225 Missing white space around operator `=`\n")
        self.assertEqual(answer.err, "2 findings in 1 of 1 file.\n")
        self.assertEqual(self.check("a, b.py", "--quiet").err, "")

    def test_full(self):
        answer = self.check("a, b.py", "--output-format=full")
        self.assertIn("    1 | if x == None:\n      |      ^^^^^^^\n", answer.out)
        self.assertIn("    2 | \ty=1\n      | \t ^\n", answer.out)

    def test_colour(self):
        command = [os.environ["PYLORE"], "check", "a, b.py"]
        for environment, has_colour in (({"TERM": "xterm"}, True), ({"TERM": "dumb"}, False),
                                        ({"TERM": "xterm", "NO_COLOR": "1"}, False)):
            terminal, program = pty.openpty()
            subprocess.run(command, stdout=program, stderr=subprocess.DEVNULL, cwd=self.folder,
                           env=environment, check=False)
            os.close(program)
            shown = os.read(terminal, 10_000).decode()
            os.close(terminal)
            self.assertIn("E711", shown)
            self.assertEqual("\033[" in shown, has_colour, environment)

    def test_json(self):
        answer = self.check("a, b.py", "--output-format=json")
        self.assertEqual(answer.err, "")
        first, second = [json.loads(line) for line in answer.out.splitlines()]
        self.assertEqual(first, {
            "file": "a, b.py", "line": 1, "column": 6, "end_line": 1, "end_column": 13,
            "code": "E711", "name": "none-comparison", "severity": "warning",
            "message": "Compare with None by `is`",
            "fix": {"title": "Compare by `is`", "safe": False},
        })
        self.assertEqual((second["code"], second["fix"]),
                         ("E225", {"title": "Put a blank on each side", "safe": True}))
        without = self.check("-", "--output-format=json", "--select=E741", stdin=b"l = 1\n")
        self.assertIsNone(json.loads(without.out)["fix"])

    def test_github(self):
        answer = self.check("a, b.py", "--output-format=github")
        self.assertEqual(answer.out.splitlines()[0],
                         "::warning file=a%2C b.py,line=1,col=6,endLine=1,endColumn=13,"
                         "title=pylore (E711)::Compare with None by `is`")

    def test_sarif(self):
        self.write("b é.py", "y=2\n")
        answer = self.check("a, b.py", "b é.py", "--output-format=sarif")
        self.assertEqual((answer.code, answer.err), (1, ""))
        log = json.loads(answer.out)
        self.assertEqual((log["version"], len(log["runs"])), ("2.1.0", 1))
        run = log["runs"][0]
        driver = run["tool"]["driver"]
        self.assertEqual((driver["name"], run["columnKind"]), ("pylore", "unicodeCodePoints"))
        rules = {rule["id"]: rule for rule in driver["rules"]}
        self.assertEqual(len(rules), len(driver["rules"]))
        self.assertTrue({"name", "shortDescription", "defaultConfiguration"} <= set(rules["E225"]))
        for result in run["results"]:
            self.assertIn(result["ruleId"], rules)
            self.assertIn(result["level"], ("none", "note", "warning", "error"))
            self.assertTrue(result["message"]["text"])
        places = [result["locations"][0]["physicalLocation"] for result in run["results"]]
        self.assertEqual(places[0]["artifactLocation"]["uri"], "a,%20b.py")
        self.assertEqual(places[-1], {
            "artifactLocation": {"uri": "b%20%C3%A9.py"},
            "region": {"startLine": 1, "startColumn": 2, "endLine": 1, "endColumn": 3},
        })
        self.write("clean.py", "x = 1\n")
        clean = json.loads(self.check("clean.py", "--output-format=sarif").out)
        self.assertEqual(clean["runs"][0]["results"], [])
        self.assertEqual(self.check("-", "--fix", "--output-format=sarif").code, 2)

    def test_clean(self):
        self.write("clean.py", "x = 1\n")
        answer = self.check("clean.py")
        self.assertEqual((answer.code, answer.out, answer.err), (0, "", "No findings in 1 file.\n"))

    def test_stdin(self):
        answer = self.check("-", "--stdin-filename", "some.py", stdin=b"x=1\n")
        self.assertEqual(answer.code, 1)
        self.assertEqual(answer.out, "some.py:1:2: E225 Missing white space around operator `=`\n")

    @unittest.skipUnless(Path("/dev/full").exists(), "there is no /dev/full")
    def test_output_that_cannot_be_written(self):
        with open("/dev/full", "wb") as full:
            process = subprocess.run([os.environ["PYLORE"], "check", "a, b.py"], stdout=full,
                                     stderr=subprocess.PIPE, cwd=self.folder, check=False)
        self.assertEqual(process.returncode, 2)
        self.assertIn(b"could not be written", process.stderr)


class Fixes(CheckTest):
    def test_only_safe_fixes_unless_asked(self):
        path = self.write("code.py", "x = 1 \nif x == None:\n    pass\n")
        answer = self.check("code.py", "--fix")
        self.assertEqual(path.read_text(), "x = 1\nif x == None:\n    pass\n")
        self.assertEqual(answer.out, "code.py:2:6: E711 Compare with None by `is`\n")
        self.assertEqual(answer.err, "1 fixed. 1 finding in 1 of 1 file.\n")
        answer = self.check("code.py", "--fix", "--unsafe-fixes")
        self.assertEqual(path.read_text(), "x = 1\nif x is None:\n    pass\n")
        self.assertEqual((answer.code, answer.out), (0, ""))

    def test_what_a_file_keeps(self):
        path = self.write("code.py", b"\xef\xbb\xbfx = 1 \r\ny = 2\t\rz = 3 \n")
        path.chmod(0o754)
        link = self.folder / "link.py"
        link.symlink_to(path)
        self.check("link.py", "--fix")
        self.assertEqual(path.read_bytes(), b"\xef\xbb\xbfx = 1\r\ny = 2\rz = 3\n")
        self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o754)
        self.assertTrue(link.is_symlink())
        self.assertEqual(sorted(os.listdir(self.folder)), ["code.py", "link.py"])

    def test_line_ends_are_the_files_own(self):
        for end in (b"\n", b"\r\n", b"\r"):
            lines = [b"def f():", b"    return 1", b"x = 1; y = 2"]
            path = self.write("code.py", end.join(lines))
            self.check("code.py", "--fix", "--select=E305,E702,W292")
            fixed = [*lines[:2], b"", b"", b"x = 1", b"y = 2", b""]
            self.assertEqual(path.read_bytes(), end.join(fixed))

    def test_untouched_files_are_not_written(self):
        path = self.write("code.py", "l = 1\n")
        before = path.stat()
        self.check("code.py", "--fix")
        self.assertEqual((path.stat().st_ino, path.stat().st_mtime_ns),
                         (before.st_ino, before.st_mtime_ns))

    def test_stdin_is_a_filter(self):
        answer = self.check("-", "--fix", "--select=E741,W291", stdin=b"l = 1 \n")
        self.assertEqual(answer.out, "l = 1\n")
        self.assertIn("-:1:1: E741", answer.err)

    def test_fixes_that_meet(self):
        code = ("def f(a=[], b={}):\n    return a == None == True == b\n\n\n"
                "x = None == y == None or z == False == None\n")
        path = self.write("code.py", code)
        self.check("code.py", "--fix", "--unsafe-fixes", "--select", "E711,E712,B006")
        fixed = path.read_text()
        compile(fixed, "code.py", "exec")
        self.check("code.py", "--fix", "--unsafe-fixes", "--select", "E711,E712,B006")
        self.assertEqual(path.read_text(), fixed)

    def test_a_body_without_a_line_end(self):
        path = self.write("code.py", "def f(a=[]):\n    '''Doc.'''")
        self.check("code.py", "--fix", "--unsafe-fixes", "--select=B006")
        self.assertEqual(path.read_text(),
                         "def f(a=None):\n    '''Doc.'''\n    if a is None:\n        a = []")

    def test_diff(self):
        lines = [f"line{number} = {number}\n" for number in range(30)]
        lines[3] = "line3=3\n"
        lines[9] = "line9 = 9 \n"
        lines[20] = "\n"
        lines[21] = "def f(): return 1;\n"
        lines[29] = "end = 1 "
        path = self.write("some code.py", "".join(lines))
        select = "--select=E225,W291,E302,W292"
        answer = self.check("some code.py", "--diff", select)
        self.assertEqual(answer.code, 1)
        self.assertEqual(answer.err, "5 would be fixed in 1 of 1 file.\n")
        self.assertEqual(path.read_text(), "".join(lines), "it changes nothing")
        self.assertEqual(answer.out.splitlines()[:14], [
            "--- some code.py\t", "+++ some code.py\t", "@@ -1,13 +1,13 @@", " line0 = 0",
            " line1 = 1", " line2 = 2", "-line3=3", "+line3 = 3", " line4 = 4", " line5 = 5",
            " line6 = 6", " line7 = 7", " line8 = 8", "-line9 = 9 "])
        self.assertIn("\n-end = 1 \n\\ No newline at end of file\n+end = 1\n", answer.out)
        both = self.check("some code.py", "--fix", "--diff", select)
        self.assertEqual((both.out, path.read_text()), (answer.out, "".join(lines)))
        subprocess.run(["patch", "-p0", "--quiet"], input=answer.out.encode(), cwd=self.folder,
                       check=True)
        patched = path.read_text()
        path.write_text("".join(lines))
        self.check("some code.py", "--fix", select)
        self.assertEqual(path.read_text(), patched)
        clean = self.check("some code.py", "--diff", select)
        self.assertEqual((clean.code, clean.out), (0, ""))
        self.assertEqual(clean.err, "0 would be fixed in 0 of 1 file.\n")

    def test_diff_of_standard_input(self):
        answer = self.check("-", "--diff", "--stdin-filename", "./a/b.py", stdin=b"x=1\n")
        self.assertEqual((answer.code, answer.out),
                         (1, "--- a/b.py\n+++ a/b.py\n@@ -1 +1 @@\n-x=1\n+x = 1\n"))

    def test_diff_has_no_other_format_and_no_findings(self):
        self.assertEqual(self.check("-", "--diff", "--output-format=json").code, 2)
        self.write("bad.py", b"x=1\ny = '\xe9'\n")
        self.write("good.py", b"l=1\n")
        answer = self.check("bad.py", "good.py", "--diff", "--select=E225,E741,E902")
        self.assertEqual((answer.code, answer.out),
                         (2, "--- good.py\n+++ good.py\n@@ -1 +1 @@\n-l=1\n+l = 1\n"))
        self.assertEqual(answer.err, "pylore check: bad.py: not valid UTF-8\n"
                         "1 would be fixed in 1 of 1 file.\n")

    def test_line_ends_of_new_lines(self):
        path = self.write("code.py", b"def f(a=[]):\r\n    return a\r\n")
        self.check("code.py", "--fix", "--unsafe-fixes", "--select=B006")
        self.assertEqual(path.read_bytes(), b"def f(a=None):\r\n    if a is None:\r\n"
                                            b"        a = []\r\n    return a\r\n")


if __name__ == "__main__":
    if "PYLORE" not in os.environ:
        sys.exit("PYLORE must name the program to test")
    unittest.main()
