"""Texts that no person writes, and that a server must take all the same: deep, large, broken, odd.

Each is a function of `scale`: 1 in the long run, less in the short one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

DEPTH = 100_000
INDENTED_DEPTH = 2_000  # the text grows with its square
LARGE = 10_000_000  # bytes
LONG_LINE = 1_000_000

MODULE = '''import os


def added{number}(first, second=[]):
    """A docstring."""
    for each in first:
        if each == None:
            second.append(f"{{each!r:>10}} {{os.sep}}")
    try:
        yield from (each ** 2 for each in second if each is not None)
    except:
        raise ValueError("no {number}")
'''


@dataclass(frozen=True)
class Case:
    name: str
    make: Callable[[float], str]
    is_large: bool = False  # takes longer than the server may go without looking at its input


def nested(opener: str, closer: str, middle: str = "1", before: str = "x = ") -> Callable:
    def make(scale: float) -> str:
        depth = int(DEPTH * scale)
        return before + opener * depth + middle + closer * depth + "\n"

    return make


def indented(header: str) -> Callable:
    """A block in a block in a block."""

    def make(scale: float) -> str:
        depth = int(INDENTED_DEPTH * min(1, scale * 4))
        blocks = [" " * level + header + "\n" for level in range(depth)]
        return "".join(blocks) + " " * depth + "pass\n"

    return make


def repeated(piece: str, after: str = "\n", before: str = "", count: int = DEPTH) -> Callable:
    return lambda scale: before + piece * int(count * scale) + after


def large_module(scale: float) -> str:
    count = int(LARGE * scale) // len(MODULE)
    return "".join(MODULE.format(number=number) for number in range(count))


def with_ends(*ends: str) -> Callable:
    """The module's lines with these line ends, in turn."""

    def make(scale: float) -> str:
        lines = "".join(MODULE.format(number=number) for number in range(20)).split("\n")
        return "".join(line + ends[at % len(ends)] for at, line in enumerate(lines))

    return make


def around_module(before: str, after: str) -> Callable:
    return lambda scale: before + MODULE.format(number=1) + after + MODULE.format(number=2)


CASES = (
    # Deep
    Case("parentheses", nested("(", ")")),
    Case("brackets", nested("[", "]")),
    Case("braces", nested("{", "}")),
    Case("calls", nested("f(", ")")),
    Case("dictionaries", nested("{1: ", "}")),
    Case("subscripts in subscripts", nested("a[", "]")),
    Case("comprehensions", nested("[x for x in ", "]", "y")),
    Case("parameters' defaults", nested("lambda a=", ": 1", "2")),
    Case("unary not", nested("not ", "", "y")),
    Case("unary minus", nested("-", "", "y")),
    Case("await", nested("await ", "", "y")),
    Case("lambdas", nested("lambda: ", "", "y")),
    Case("conditional expressions", nested("a if b else ", "", "y")),
    Case("powers", nested("a ** ", "", "y")),
    Case("sums", nested("a + ", "", "y")),
    Case("comparisons", nested("a < ", "", "y")),
    Case("attributes", nested("a.", "", "y")),
    Case("subscripts after subscripts", nested("", "[0]", "a")),
    Case("calls after calls", nested("", "()", "a")),
    Case("stars", nested("*", "", "y")),
    Case("assignments", nested("a = ", "", "y")),
    Case("walruses", nested("(a := ", ")", "y")),
    Case("type parameters", nested("list[", "]", "int", "x: ")),
    Case("patterns", nested("[", "]:\n        pass", "_", "match x:\n    case ")),
    Case("f-strings", nested("f'{", "}'", "y")),
    Case("ifs", indented("if a:")),
    Case("a string in ifs", indented("if 'a':")),
    Case("f-strings in loops", indented("for a in f'{f\"{b}\"}':")),
    Case("functions", indented("def f(a=[]):")),
    Case("classes", indented("class A(B):")),
    Case("loops", indented("for a in b:")),
    Case("withs", indented("with a as b:")),
    Case("tries without except", indented("try:")),
    Case("elifs", repeated("elif a == None:\n    pass\n", before="if a:\n    pass\n")),
    Case("decorators", repeated("@a\n", "def f(): pass\n")),
    Case("string after string", repeated("'a' ", before="x = ")),
    Case("continued lines", repeated("1 + \\\n", "1\n", "x = ")),
    # Never closed
    Case("open parentheses", repeated("(")),
    Case("open brackets over lines", repeated("[\n")),
    Case("open braces in statements", repeated("x = {\n")),
    Case("closers", repeated(")]}")),
    Case("quotes", repeated("'\n")),
    Case("triple quotes", repeated('"""\n')),
    Case("open f-strings", repeated("f'{")),
    Case("open f-strings over lines", repeated("x = f'{a\n")),
    Case("backslashes", repeated("\\")),
    Case("backslashes over lines", repeated("\\\n")),
    Case("at signs", repeated("@")),
    Case("colons", repeated(":\n")),
    Case("colons on one line", repeated(":")),
    Case("colons on a continued line", repeated(":", "\n)\n", "x = (\n")),
    Case("quotes on one line", repeated("'")),
    Case("calls of type", repeated("type(")),
    Case("decorators of nothing", repeated("  @a\n  x\n", before="def f():\n")),
    Case("definitions without bodies", repeated("def f(\n")),
    # Large
    Case("a large module", large_module, is_large=True),
    Case("a large list", repeated("1, ", "]\n", "x = [", LONG_LINE)),
    Case("a long line", repeated("1, ", "]\n", "x = [", LONG_LINE // 3)),
    Case("a long string", repeated("a", "'\n", "x = '", LONG_LINE)),
    Case("a long docstring", repeated("a line of it\n", '"""\n', '"""', LONG_LINE // 10)),
    Case("a long comment", repeated("#", count=LONG_LINE)),
    Case("a long name", repeated("a", " = 1\n", count=LONG_LINE)),
    Case("a long number", repeated("1", "\n", "x = ", LONG_LINE)),
    Case("blanks", repeated(" ", count=LONG_LINE)),
    Case("blank lines", repeated("\n", "x = 1\n", "x = 1\n", LONG_LINE)),
    Case("comments", repeated("# noqa: E501\n", count=LONG_LINE // 4)),
    Case("a finding on each line", repeated("x = y == None  \n"), is_large=True),
    Case("a name on each line", repeated("from a import b, c as d\n"), is_large=True),
    Case("one long statement", repeated("    a,\n", ")\n", "x = (\n", LONG_LINE // 4)),
    Case("one long function", repeated("    a = b\n", before="def f(b):\n"), is_large=True),
    # Odd
    Case("nothing", lambda scale: ""),
    Case("no last line end", lambda scale: "x = 1 == None"),
    Case("NUL", around_module("\0", "\0")),
    Case("NUL in names and strings", lambda scale: "a\0b = 'c\0d' #\0\n\0\n"),
    Case("many NULs", repeated("\0", count=LONG_LINE)),
    Case("control characters", around_module("".join(map(chr, range(1, 32))), "\x7f\x80\x9f")),
    Case("BOM", around_module("\ufeff", "\ufeff")),
    Case("only BOM", lambda scale: "\ufeff"),
    Case("CR", with_ends("\r")),
    Case("CRLF", with_ends("\r\n")),
    Case("mixed line ends", with_ends("\n", "\r\n", "\r", "\n\r", "\r\r\n", "\f\n", "\u2028")),
    Case("only CR", repeated("\r", count=LONG_LINE // 4)),
    Case("form feeds", around_module("\f\n\f", "\f\f\n")),
    Case("tabs and blanks", lambda scale: "if a:\n\tb\n        c\n  \td\n \t\t e\n"),
    Case("wide characters", repeated("名前 = '😀𝒳é' == None\n", count=2_000)),
    Case("combining characters", repeated("e\u0301", " = 1\n", count=LONG_LINE // 10)),
    Case("right to left", around_module("# \u202e\u2066\n", "x = '\u202e'\n")),
    Case("noncharacters", around_module("\uffff\ufffe\U0010ffff", "'\ufdd0'\n")),
)
