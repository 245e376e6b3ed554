"""Comments that silence findings, in all the forms that people write: (name, code) by combination."""

import itertools

# E225 for `x=1`, E702 for `;`, E231 behind it.
LINE = "x=1;y = 2"

WORDS = ("# noqa", "#noqa", "# NOQA", "# NoQA", "#  noqa", "#\tnoqa", "# no qa", "# noqas", "# xnoqa")
COLONS = (":", ": ", " : ", " :", ":  ", ":\t", " ")
CODES = ("E225", "e225", "E2", "E", "W291", "X999", "E225,E702", "E225, E702", "E225 E702",
         "E225,E702,", "E225 , E702", "E225,,E702", "E225;E702", "E225E702", "E225\tE702",
         "E702,X999", "X999 E702", "ABC123, E225", "E225-E702", "E7021", "because", "see E225",
         "E225 because of E702", "E225, because", "E225 # E702", "E225:E702", "E225.", "E225)",
         "[E225]", "(E225)", "E225,because", "E225#E702", "E225, # E702", "E225 E2", "E225 e702",
         "E225 see E702", "")
BEHIND = ("", " ", " and why", "  # and why", ", and why", ": E225", "; E225", " - see below", ".")
BEFORE = ("# why  ", "# type: ignore ", "# type: ignore[x]  ", "#: ", "# pragma: no cover; ", "## ")
TWICE = ("# noqa: E225 # noqa: E702", "# noqa: E702  # noqa", "# noqa # noqa: X999",
         "# noqa: X999 # noqa: E225")


def comments():
    yield from WORDS
    for word, colon, code in itertools.product(("# noqa", "#NOQA"), COLONS, CODES):
        yield word + colon + code
    for word, colon in itertools.product(WORDS, (":", ": ")):
        yield f"{word}{colon}E225"
    for code, behind in itertools.product(("", ": E225", ": E225,E702"), BEHIND):
        yield "# noqa" + code + behind
    for before, code in itertools.product(BEFORE, ("# noqa", "# noqa: E225", "noqa", "noqa: E225")):
        yield before + code
    yield from TWICE


PLACES = {
    "behind a string of lines": 'x="""\n;y\n"""; y = 2  {0}\nz=1\n',
    "in a string of lines": 'x="""\n{0}\n"""; y=2\nz=1\n',
    "in a string": "x='{0}'; y=2\nz=1\n",
    "behind a text of lines": 'x=f"""\n{{y}}\n""";y = 2  {0}\nz=1\n',
    "in a text of lines": 'x=f"""\n{{y}} {0}\n""";y = 2\nz=1\n',
    "before a backslash's line": "x=1 + \\\n    2;y = 3  {0}\nz=1\n",
    "first line in brackets": "x=(1,  {0}\n   2 , 3)\nz=1\n",
    "last line in brackets": "x=(1,\n   2 , 3)  {0}\nz=1\n",
    "own line in brackets": "x=(1,\n   {0}\n   2 , 3)\nz=1\n",
    "a line of its own": "x=1\n{0}\ny=2\n",
    "the first line": "{0}\nx=1\n",
    "the last line, without its end": "x=1\ny=2  {0}",
    "behind a colon": "if x==1:  {0}\n    y=2\n",
    "in a class": "class A:\n    x=1  {0}\n    y=2\n",
    "behind two statements": "x=1;y=2  {0}\n",
    "two strings of lines": 'x=("""\na\n""",\n   """\nb\n""")  {0}\nz=1\n',
}
IN_PLACES = ("# noqa", "# noqa: E225", "# noqa:E225,E702", "# noqa: W291", "#noqa : E203")

FILE_WORDS = ("# flake8: noqa", "#flake8:noqa", "# FLAKE8: NOQA", "# flake8 : noqa", "# flake8=noqa",
              "# flake8: noqa because", "# flake8: noqa.", "# flake8 noqa", "# flake8: noqas",
              "# flake8: noqa: E225", "# flake8: noqa:E225,E702", "# flake8: noqa: because",
              "# ruff: noqa", "#ruff:noqa", "# RUFF: NOQA", "# ruff : noqa", "# ruff: noqa: E225",
              "# ruff: noqa: E225, E702", "# ruff: noqa: e225", "# ruff: noqa E225",
              "# ruff: noqa: X999", "# ruff: noqa because", "# ruff: NOQA", "# ruff: noqa: E2",
              "# flake8: noqa: E2", "# ruff: noqa: E225.", "# ruff: noqa: E225 because", "# ruff:",
              "# ruff: noqa: E225E702", "# ruff: noqa:", "# ruff=noqa", "# flake8 = noqa",
              "# flake8: noqa # why", "# ruff:  noqa:  E225",
              "#: flake8: noqa", "# why  # flake8: noqa", "# why  # ruff: noqa: E225")
FILE_PLACES = {
    "first": "{0}\nx=1;y = 2\n",
    "last": "x=1;y = 2\n{0}\n",
    "indented": "if y:\n    {0}\n    x=1;y = 2\n",
    "behind code": "x=1;y = 2\nz = 3  {0}\n",
    "in brackets": "x=1;y = 2\nz = (3,\n     {0}\n     4)\n",
    "in a string": 'x=1;y = 2\nz = """\n{0}\n"""\n',
}


def cases():
    for comment in dict.fromkeys(comments()):
        yield f"{comment!r}", f"{LINE}  {comment}\nz=1\n"
    for (place, code), comment in itertools.product(PLACES.items(), IN_PLACES):
        yield f"{place}: {comment!r}", code.format(comment)
    for (place, code), comment in itertools.product(FILE_PLACES.items(), FILE_WORDS):
        yield f"file, {place}: {comment!r}", code.format(comment)
