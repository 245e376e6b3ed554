"""Changes the white space of Python code at random, and nothing else: where well-kept code says
little about a rule, the same code badly kept says more."""

import ast
import io
import random
import tokenize

GAPS = (" ", " ", " ", "  ", "\t", " \t", "   ")
STRING_STARTS = {"FSTRING_START", "TSTRING_START"}
STRING_ENDS = {"FSTRING_END", "TSTRING_END"}


def gaps(text):
    """Yields (row, start, end, may_close) of the places between two tokens of a line."""
    depth = 0
    previous = None
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        is_string_part = depth > 0
        depth += tokenize.tok_name[token.type] in STRING_STARTS
        depth -= tokenize.tok_name[token.type] in STRING_ENDS
        if previous and not is_string_part and token.string.strip() and previous.string.strip():
            (row, end), (last_row, start) = token.start, previous.end
            may_close = tokenize.OP in (token.type, previous.type)
            if row == last_row:
                may_close = may_close and token.type != tokenize.COMMENT
                yield row, start, end, may_close
        previous = token


def disturb_gaps(text, dice):
    lines = text.split("\n")
    for row, start, end, may_close in reversed(list(gaps(text))):
        if dice.random() > 0.1:
            continue
        line = lines[row - 1]
        if start == end:
            lines[row - 1] = line[:start] + dice.choice(GAPS) + line[end:]
        elif line[start:end].isspace():
            gap = "" if may_close and dice.random() < 0.5 else dice.choice(GAPS)
            lines[row - 1] = line[:start] + gap + line[end:]
    return lines


def disturb_fronts(text, dice):
    """Moves lines inside of brackets, where their columns mean nothing to Python."""
    lines = text.split("\n")
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        row = token.start[0]
        is_inner = token.type == tokenize.NL and token.line.strip() and row < len(lines)
        if not is_inner or dice.random() > 0.1 or not lines[row].strip():
            continue
        if lines[row - 1].rstrip().endswith(("(", "[", "{", ",")):
            lines[row] = " " * dice.choice((0, 1, 4, 4)) + lines[row].removeprefix(" " * dice.choice((0, 4)))
    return "\n".join(lines)


def disturb_lines(lines, dice):
    for line in lines:
        roll = dice.random()
        if roll < 0.01 and not line.endswith("\\"):
            yield line + dice.choice((" ", "  ", "\t", " \t", "\f", " \f", "\v "))
        elif roll < 0.05 and not line.strip():
            pass
        elif roll < 0.06:
            yield line
            yield dice.choice(("", "", "    ", "# comment", "    # comment"))
        else:
            yield line


def disturb_gaps_and_lines(text, dice):
    return "\n".join(disturb_lines(disturb_gaps(text, dice), dice))


def disturb(text, seed):
    """The same program with other white space, or `text` itself where that cannot be had."""
    dice = random.Random(seed)
    for change in (disturb_fronts, disturb_gaps_and_lines):
        try:
            changed = change(text, dice)
            ast.parse(changed)
            list(tokenize.generate_tokens(io.StringIO(changed).readline))
            text = changed
        except (SyntaxError, ValueError, tokenize.TokenError):
            pass
    return text
