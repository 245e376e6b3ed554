"""Small projects for the oracle of settings: the files that set them up, case by case."""

LONG = "x" * 100
# Every line has something to say, at lengths around the limits that the cases set.
SHOP = f'''\
import os, sys
import root


class Order(object):
    limit: int=3

    def First(self, itemCount):
        return itemCount+1

    @classmethod
    def second(klass):
        return [
            klass,
            ]

    @validator
    def third(cls):
        return cls

    @root.checked
    def fourth(cls):
        return cls

    @helper
    def fifth():
        return 5

    def setUp(self):
        Total = self.limit
        return Total


class Failed(Exception):
    pass


def Visit_node(argName):
  if argName == None:
    return  (1,
      2)
  result = some_function_that_takes_arguments('one', 'two', 'three',
      'four', user='five')
  return result


def one(): return 1


names = [1, 2 , 3]  # {"a" * 55}
value = ("a" +
         "b")
other = ("a"
         + "b")
text = "{"b" * 80}"
more = "{"c" * 95}"
most = "{"d" * 115}"
tail = 1 
l = 2
'''
SMALL = "x=1\nif x == None:\n    y = 2 \n"
CODE = {"shop.py": SHOP, "tests/test_shop.py": SMALL, "tests/deep/test_deep.py": SMALL,
        "old/setup.py": SMALL, "top.py": SMALL}


def ini(section, *lines):
    return "\n".join([f"[{section}]", *lines]) + "\n"


def flake8(*lines):
    return {".flake8": ini("flake8", *lines)}


def setup_cfg(*lines):
    return {"setup.cfg": ini("flake8", *lines)}


FLAKE8 = {
    "nothing": {},
    "an empty section": flake8(),
    "ignore takes the default's place": flake8("ignore = E501"),
    "ignore as black's users write it": flake8("max-line-length = 88", "ignore = E203, W503"),
    "extend-ignore adds": flake8("extend-ignore = E501,W291"),
    "extend_ignore with spaces": flake8("extend_ignore = E501 W291"),
    "ignore and extend-ignore": flake8("ignore = E501", "extend-ignore = W2"),
    "ignore names the default": flake8("ignore = E121,E123,E126,E226,E24,E704,W503,W504"),
    "empty ignore": flake8("ignore ="),
    "select": flake8("select = E2"),
    "select brings what is off": flake8("select = E,W"),
    "select and ignore": flake8("select = E,W", "ignore = E2"),
    "the longer wins": flake8("select = E225,E7", "ignore = E2,E711"),
    "a tie is ignored": flake8("select = E225", "ignore = E225"),
    "extend-select": flake8("extend-select = E226,W504"),
    "extend-select against ignore": flake8("extend-select = E226", "ignore = E2"),
    "extend-select of a beginning": flake8("extend-select = E12"),
    "extend-select and extend-ignore": flake8("extend-select = E225", "extend-ignore = E2"),
    "a list over lines": flake8("ignore =", "    E501,", "    # why not", "    W291,", "    E711"),
    "names alone": flake8("select = N"),
    "N818": flake8("extend-select = N818"),
    "max-line-length": flake8("max-line-length = 100"),
    "max_line_length": flake8("max_line_length: 120"),
    "capital letters": flake8("Max-Line-Length = 100"),
    "max-doc-length": flake8("max-doc-length = 60"),
    "indent-size": flake8("indent-size = 2"),
    "hang-closing": flake8("hang-closing = true", "ignore = E501"),
    "hang-closing on": flake8("hang-closing = On", "ignore = E501"),
    "hang-closing off": flake8("hang-closing = 0", "ignore = E501"),
    "ignore-names": flake8("ignore-names = First,arg*"),
    "ignore-names leaves setUp": flake8("ignore-names = setUp"),
    "ignore-names with a class": flake8("ignore-names = [FT]*"),
    "classmethod-decorators": flake8("classmethod-decorators = classmethod, validator"),
    "classmethod-decorators in place": flake8("classmethod-decorators = checked"),
    "staticmethod-decorators": flake8("staticmethod-decorators = staticmethod,helper"),
    "staticmethod-decorators in place": flake8("staticmethod-decorators ="),
    "per-file-ignores": flake8("per-file-ignores =", "    tests/*: E225,E711", "    top.py: E2"),
    "per-file-ignores by name": flake8("per-file-ignores = test_*.py:E225"),
    "per-file-ignores, one line": flake8("per-file-ignores = top.py:E225 tests/*:W291,E711"),
    "per-file-ignores, two patterns": flake8("per-file-ignores =", "  top.py,setup.py: E225, W2"),
    "per-file-ignores, a folder": flake8("per-file-ignores = tests:E225"),
    "per-file-ignores, a folder with a slash": flake8("per-file-ignores = tests/:E225"),
    "per-file-ignores, deep": flake8("per-file-ignores = */deep/*:E225"),
    "per-file-ignores from here": flake8("per-file-ignores = ./old/*:E225"),
    "per_file_ignores": flake8("per_file_ignores = top.py:E"),
    "per-file-ignores with ignore": flake8("ignore = W2", "per-file-ignores = top.py:E2"),
    "exclude": flake8("exclude = tests,old"),
    "exclude a path": flake8("exclude = tests/deep"),
    "exclude a pattern": flake8("exclude = */deep/*"),
    "extend-exclude": flake8("extend-exclude = test_*.py"),
    "setup.cfg": setup_cfg("max-line-length = 100"),
    "setup.cfg before tox.ini": {**setup_cfg("select = E5"), "tox.ini": ini("flake8", "select = W")},
    "tox.ini before .flake8": {"tox.ini": ini("flake8", "select = E5"),
                               **flake8("select = W", "max-line-length = 100")},
    "setup.cfg without the section": {"setup.cfg": ini("metadata", "name = shop"),
                                      **flake8("select = E7")},
    "only one file": {**setup_cfg("max-line-length = 100"), **flake8("extend-ignore = E2,E7,W")},
    "comments in a file": {".flake8": "# first\n[flake8]\n; second\nselect = E7\n# select = W\n"},
    "another section after it": {"tox.ini": "[flake8]\nselect = E7\n[testenv]\nselect = W\n"},
}


def pycodestyle(*lines, file="setup.cfg", section="pycodestyle"):
    return {file: ini(section, *lines)}


PYCODESTYLE = {
    "ignore takes the default's place": pycodestyle("ignore = E501"),
    "select brings what is off": pycodestyle("select = E,W"),
    "select and ignore": pycodestyle("select = E7", "ignore = W"),
    "max-line-length": pycodestyle("max-line-length = 100"),
    "max_doc_length": pycodestyle("max_doc_length = 60"),
    "indent-size": pycodestyle("indent-size = 2"),
    "hang-closing": pycodestyle("hang-closing = true", "ignore = E501"),
    "exclude": pycodestyle("exclude = tests,old"),
    "exclude a path": pycodestyle("exclude = tests/deep"),
    "tox.ini": pycodestyle("ignore = E2,W5", file="tox.ini"),
    "the older name": pycodestyle("ignore = E7", "max-line-length = 90", section="pep8"),
    "not from .flake8": pycodestyle("ignore = E2", file=".flake8", section="pycodestyle"),
}


def ruff(text):
    return {"pyproject.toml": text}


SELECT = 'select = ["E", "W", "N"]\n'
LINT = "[tool.ruff.lint]\n" + SELECT
TOP = "[tool.ruff]\n" + SELECT

RUFF = {
    "lint.select": ruff(LINT),
    "select at the top": ruff(TOP),
    "lint before the top": ruff('[tool.ruff]\nselect = ["E2"]\n[tool.ruff.lint]\nselect = ["W"]\n'),
    "ignore": ruff(LINT + 'ignore = ["E501", "W2"]\n'),
    "ignore at the top": ruff(TOP + 'ignore = ["E501", "W2"]\n'),
    "the longer wins": ruff('[tool.ruff.lint]\nselect = ["E225", "E7"]\nignore = ["E2", "E711"]\n'),
    "extend-select": ruff('[tool.ruff.lint]\nselect = ["E7"]\nextend-select = ["W291", "N8"]\n'),
    "extend-ignore": ruff(LINT + 'extend-ignore = ["E2", "N802"]\n'),
    "all": ruff('[tool.ruff.lint]\nselect = ["ALL"]\nignore = ["N", "E2"]\n'),
    "keys with dots": ruff('[tool.ruff]\nlint.select = ["E2"]\nlint.ignore = ["E225"]\n'),
    "keys from the root": ruff('tool.ruff.lint.select = ["E2"]\n'),
    "an inline table": ruff('[tool]\nruff = {lint = {select = ["E7"]}}\n'),
    "line-length": ruff("[tool.ruff]\nline-length = 100\n" + LINT),
    "max-line-length before it": ruff(
        "[tool.ruff]\nline-length = 100\n" + LINT + "pycodestyle.max-line-length = 120\n"),
    "max-line-length in a table": ruff(
        LINT + "[tool.ruff.lint.pycodestyle]\nmax-line-length = 100\n"),
    "max-doc-length": ruff(LINT + "[tool.ruff.lint.pycodestyle]\nmax-doc-length = 60\n"),
    "indent-width": ruff("[tool.ruff]\nindent-width = 2\n" + LINT),
    "ignore-names": ruff(LINT + '[tool.ruff.lint.pep8-naming]\nignore-names = ["First", "arg*"]\n'),
    "extend-ignore-names": ruff(
        LINT + '[tool.ruff.lint.pep8-naming]\nextend-ignore-names = ["First", "arg*"]\n'),
    "classmethod-decorators": ruff(
        LINT + '[tool.ruff.lint.pep8-naming]\nclassmethod-decorators = ["validator"]\n'),
    "classmethod-decorators with dots": ruff(
        LINT + '[tool.ruff.lint.pep8-naming]\nclassmethod-decorators = ["root.checked"]\n'),
    "staticmethod-decorators": ruff(
        LINT + '[tool.ruff.lint.pep8-naming]\nstaticmethod-decorators = ["helper"]\n'),
    "per-file-ignores": ruff(
        LINT + '[tool.ruff.lint.per-file-ignores]\n"tests/*" = ["E225", "E7"]\n"top.py" = ["E2"]\n'),
    "per-file-ignores at the top": ruff(
        TOP + '[tool.ruff.per-file-ignores]\n"tests/**/*.py" = ["E"]\n'),
    "per-file-ignores by name": ruff(LINT + 'per-file-ignores = {"test_*.py" = ["E225"]}\n'),
    "per-file-ignores, a folder": ruff(LINT + 'per-file-ignores = {"tests" = ["E225"]}\n'),
    "per-file-ignores, all below": ruff(LINT + 'per-file-ignores = {"tests/**" = ["E225"]}\n'),
    "per-file-ignores, any folder": ruff(LINT + 'per-file-ignores = {"**/deep/*" = ["E225"]}\n'),
    "per-file-ignores, two stars inside": ruff(
        LINT + 'per-file-ignores = {"tests/**/test_deep.py" = ["E225"]}\n'),
    "per-file-ignores, others": ruff(LINT + 'per-file-ignores = {"!tests/**" = ["E225"]}\n'),
    "per-file-ignores, either": ruff(LINT + 'per-file-ignores = {"{old,tests}/*" = ["E225"]}\n'),
    "per-file-ignores against select": ruff(
        '[tool.ruff.lint]\nselect = ["E225"]\nper-file-ignores = {"top.py" = ["E2"]}\n'),
    "exclude": ruff('[tool.ruff]\nexclude = ["tests"]\n' + LINT),
    "extend-exclude": ruff('[tool.ruff]\nextend-exclude = ["tests/deep", "old"]\n' + LINT),
    "lint.exclude": ruff(LINT + 'exclude = ["test_*.py"]\n'),
    "lint.exclude and exclude": ruff('[tool.ruff]\nexclude = ["old"]\n' + LINT + 'exclude = ["top.py"]\n'),
    "extend-per-file-ignores": ruff(
        LINT + 'per-file-ignores = {"top.py" = ["E2"]}\n'
        '[tool.ruff.lint.extend-per-file-ignores]\n"old/*" = ["E7"]\n"top.py" = ["W"]\n'),
    "ruff.toml": {"ruff.toml": 'line-length = 100\n[lint]\nselect = ["E", "W"]\n'},
    "ruff.toml, all at the top": {"ruff.toml": 'line-length = 100\nselect = ["E", "W"]\n'},
    ".ruff.toml": {".ruff.toml": '[lint]\nselect = ["E5"]\n[lint.pycodestyle]\nmax-line-length = 100\n'},
    ".ruff.toml before ruff.toml": {".ruff.toml": 'lint.select = ["E5"]\n',
                                    "ruff.toml": 'lint.select = ["W"]\nline-length = 120\n'},
    "ruff.toml before pyproject.toml": {"ruff.toml": 'lint.select = ["E5"]\n',
                                        **ruff("[tool.ruff]\nline-length = 120\n" + LINT)},
    "the nearest file alone": {"ruff.toml": 'lint.select = ["E", "W"]\nlint.ignore = ["E711"]\n',
                               "tests/ruff.toml": 'lint.select = ["E"]\n'},
    "a folder without ruff's table": {"ruff.toml": 'lint.select = ["E2"]\n',
                                      "tests/pyproject.toml": "[project]\nname = 'shop'\n"},
    "extend": {"ruff.toml": 'lint.select = ["E", "W"]\nlint.ignore = ["E711"]\n',
               "tests/ruff.toml": 'extend = "../ruff.toml"\nlint.extend-ignore = ["W291"]\n'},
    "extend across": {**ruff("[tool.ruff]\nline-length = 100\n" + LINT),
                      "tests/.ruff.toml": 'extend = "../pyproject.toml"\nlint.ignore = ["E7"]\n'},
    "extend a file of any name": {"tests/ruff.toml": 'extend = "../base.toml"\nline-length = 90\n',
                                  "base.toml": 'line-length = 70\nlint.select = ["E", "W"]\n',
                                  **ruff(LINT)},
    "extend after extend": {"ruff.toml": 'extend = "a.toml"\n',
                            "a.toml": 'extend = "old/b.toml"\nlint.ignore = ["E2"]\n',
                            "old/b.toml": 'line-length = 100\n' + LINT.replace("tool.ruff.", "")},
    "a file of another folder's": {**ruff(LINT), "old/ruff.toml": 'lint.select = ["W"]\n'},
    "per-file-ignores of a folder": {**ruff(LINT), "tests/ruff.toml":
                                     'lint.select = ["E"]\nlint.per-file-ignores = '
                                     '{"deep/*" = ["E225"]}\n'},
}
