"""Why pycodestyle and pylore differ where pycodestyle is wrong, or means something else than PEP 8.

A difference is (path, (line, column, code)); each reason has to be told from the code around it.
"""

import functools
import io
import pathlib
import re
import sys
import tokenize

LAYOUT = {tokenize.NL, tokenize.COMMENT, tokenize.INDENT, tokenize.DEDENT}
SLASH = "the / of positional-only parameters is no operator"
# The code, what the line looks like, and the reason.
BY_LINE = [(code, re.compile(pattern), reason) for code, pattern, reason in (
    ("E225", r"/\s*,|,\s*/", SLASH),
    ("E227", r"/\s*,|,\s*/", SLASH),
    ("E401", r"import\t", "an import without its blank is an import"),
    ("E402", r"import\t|from[\t.]", "an import without its blank is an import"),
    ("E712", r"[&|^<>+\-*/]\s*(True|False)\s*[=!]=",
     "what is compared is a whole expression, of which True or False is only the end"),
    ("E721", r"[=!]=\s*type\(",
     "`X == type(name)` compares types as well, which PEP 8 asks not to do (ruff says so too)"),
    ("E741", r"^\s*[lOI]\s*(:|,|\)|=\S)",
     "a parameter on a line of its own is a parameter, too"),
)]
BREAKS = re.compile("[\v\f\x1c-\x1e\x85\u2028\u2029]")
FSTRING = re.compile("[rR]?[fF]")


@functools.lru_cache(maxsize=8)
def lines_of(path):
    return pathlib.Path(path).read_text("utf-8").split("\n")


@functools.lru_cache(maxsize=8)
def tokens_of(path):
    text = pathlib.Path(path).read_text("utf-8")
    return list(tokenize.generate_tokens(io.StringIO(text).readline))


def line_of(item):
    path, (number, _, _) = item
    lines = lines_of(path)
    return lines[number - 1] if number <= len(lines) else ""


def statement_rows(path):
    """The rows on which statements begin."""
    rows, is_start = set(), True
    for token in tokens_of(path):
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
    rows = statement_rows(path)
    lines = lines_of(path)[:number]
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


def is_no_single_line(item):
    """Whether the statement goes over lines, or a comment follows it: pycodestyle tells one-liners,
    which may stand in a group, by the line below, and looks for the definition from the last line
    of its header."""
    path, (number, _, _) = item
    end = next((token.end[0] for token in tokens_of(path)
                if token.type == tokenize.NEWLINE and token.start[0] >= number), number)
    below = lines_of(path)[end] if end < len(lines_of(path)) else ""
    return end > number or below.lstrip().startswith("#")


def follows_definition(item):
    """Whether the last statement at the front has a tab behind `def` or `class`."""
    path, (number, _, _) = item
    front = (line for line in reversed(lines_of(path)[:number - 1]) if line[:1] not in ("", " ", "#", ")"))
    return re.match(r"(def|class)\s*[\t\f]", next(front, "")) is not None


def ends_two_blocks(item):
    """Whether two blocks or more end before the line: pycodestyle takes the second and each further
    one for an open bracket, in which `=` assigns nothing."""
    path, (number, _, _) = item
    return sum(token.type == tokenize.DEDENT and token.start[0] == number for token in tokens_of(path)) > 1


def strings_at(item):
    """The string tokens that stand on the line, or reach over it."""
    path, (number, _, _) = item
    return (token.string for token in tokens_of(path)
            if token.type == tokenize.STRING and token.start[0] <= number <= token.end[0])


def is_beside_comment(item):
    """Whether a comment ends the line, or the next line is one: pycodestyle minds backslashes within
    comments, and none before one."""
    path, (number, _, _) = item
    rows = {token.start[0] for token in tokens_of(path) if token.type == tokenize.COMMENT}
    return number in rows or number + 1 in rows


def reason_for(item):
    """Why one tool has the finding and the other has not; None where nobody knows."""
    code, line = item[1][2], line_of(item)
    if sys.version_info < (3, 12) and any(map(FSTRING.match, strings_at(item))):
        return "before Python 3.12 it does not look into f-strings"
    if code in ("E301", "E306") and is_misled(item):
        return "it takes comments and lines in brackets for the statement around"
    if code in ("E301", "E302", "E306") and is_no_single_line(item):
        return "it tells one-liners by lines and not by statements"
    if code == "E305" and follows_definition(item):
        return "it does not know a definition by a tab behind its word"
    if code == "E741" and ends_two_blocks(item):
        return "it takes the ends of blocks for open brackets"
    if code == "E502" and is_beside_comment(item):
        return "a backslash joins nothing in a comment, and is not needed before one (ruff says so too)"
    if code == "W505" and (BREAKS.search(line) or any(map(BREAKS.search, strings_at(item)))):
        # It counts by splitlines(), which splits there, and Python does not.
        return "it takes form feeds and their like for line ends"
    return next((why for known, look, why in BY_LINE if known == code and look.search(line)), None)


def moved(missed, extra):
    """Pairs of the same finding, which pycodestyle has behind the end of the line before."""
    by_row = {(path, line, code): (path, (line, column, code)) for path, (line, column, code) in extra}
    for item in missed:
        path, (line, column, code) = item
        twin = by_row.get((path, line + 1, code))
        if twin and not line_of(item)[column - 1:].strip():
            yield item, twin


def reasons_for(expected, found):
    """A reason, or None, for each difference of the two sets."""
    reasons = {item: reason_for(item) for item in sorted(expected ^ found)}
    for pair in moved(expected - found, found - expected):
        for item in pair:
            reasons[item] = "it names the end of the line before"
    return reasons
