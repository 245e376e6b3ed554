"""Changes the white space of Python code at random, and nothing else: where well-kept code says
little about a rule, the same code badly kept says more."""

import ast
import io
import random
import tokenize

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
            if row == last_row and token.type != tokenize.COMMENT:
                yield row, start, end, may_close
        previous = token


def disturb_gaps(text, dice):
    lines = text.split("\n")
    for row, start, end, may_close in reversed(list(gaps(text))):
        if dice.random() > 0.1:
            continue
        line = lines[row - 1]
        if start == end:
            lines[row - 1] = line[:start] + " " + line[end:]
        elif may_close and line[start:end].isspace():
            lines[row - 1] = line[:start] + line[end:]
    return lines


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


def disturb(text, seed):
    """The same program with other white space, or `text` itself where that cannot be had."""
    dice = random.Random(seed)
    try:
        changed = "\n".join(disturb_lines(disturb_gaps(text, dice), dice))
        ast.parse(changed)
        list(tokenize.generate_tokens(io.StringIO(changed).readline))
        return changed
    except (SyntaxError, ValueError, tokenize.TokenError):
        return text
