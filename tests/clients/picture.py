"""A terminal's screen as a picture: text with escape sequences for colours in, SVG out."""

import re
from dataclasses import dataclass, replace
from html import escape

CELL = (8.4, 18)  # pixels of a character
MARGIN = 14
FONT = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace"
FOREGROUND, BACKGROUND = "#e0e2ea", "#14161b"
BASIC = ("#07080d", "#ffc0b9", "#b3f6c0", "#fce094", "#a6dbff", "#ffcaff", "#8cf8f7", "#eef1f8",
         "#4f5258", "#ffc0b9", "#b3f6c0", "#fce094", "#a6dbff", "#ffcaff", "#8cf8f7", "#eef1f8")
STEPS = (0, 95, 135, 175, 215, 255)
SEQUENCE = re.compile(r"\x1b\[([\d;:]*)m|\x1b[()][A-Z0-9]")


@dataclass(frozen=True)
class Style:
    front: str = FOREGROUND
    back: str = BACKGROUND
    is_bold: bool = False
    is_italic: bool = False
    is_underlined: bool = False
    is_reversed: bool = False


# SGR parameters that take no more parameters (ECMA-48, 8.3.117).
PLAIN = {
    1: {"is_bold": True}, 3: {"is_italic": True}, 4: {"is_underlined": True}, 7: {"is_reversed": True},
    22: {"is_bold": False}, 23: {"is_italic": False}, 24: {"is_underlined": False},
    27: {"is_reversed": False}, 39: {"front": FOREGROUND}, 49: {"back": BACKGROUND},
    **{30 + i: {"front": BASIC[i]} for i in range(8)}, **{90 + i: {"front": BASIC[8 + i]} for i in range(8)},
    **{40 + i: {"back": BASIC[i]} for i in range(8)}, **{100 + i: {"back": BASIC[8 + i]} for i in range(8)},
}
COLOURED = {38: "front", 48: "back", 58: None}


def indexed(number):
    """A colour of the 256 that terminals number."""
    if number < 16:
        return BASIC[number]
    if number >= 232:
        return "#" + f"{8 + 10 * (number - 232):02x}" * 3
    number -= 16
    return "#" + "".join(f"{STEPS[number // weight % 6]:02x}" for weight in (36, 6, 1))


def styled(style, parameters):
    """The style after one sequence of parameters, separated by semicolons."""
    numbers = [int(part.split(":")[0] or 0) for part in (parameters or "0").split(";")]
    while numbers:
        number = numbers.pop(0)
        if number == 0:
            style = Style()
        elif number in COLOURED:
            kind = numbers.pop(0)
            count = 3 if kind == 2 else 1
            colour, numbers = numbers[:count], numbers[count:]
            value = "#" + "".join(f"{part:02x}" for part in colour) if kind == 2 else indexed(colour[0])
            if COLOURED[number]:
                style = replace(style, **{COLOURED[number]: value})
        else:
            style = replace(style, **PLAIN.get(number, {}))
    return style


def runs_of(line, style):
    """The line as (text, style) pairs, and the style that the next line begins with."""
    runs, at = [], 0
    for match in SEQUENCE.finditer(line):
        runs.append((line[at:match.start()], style))
        at = match.end()
        if match[1] is not None:
            style = styled(style, match[1])
    runs.append((line[at:], style))
    return [run for run in runs if run[0]], style


def drawn(text, style, column, row):
    """One run as SVG: what is behind it, and its words, each held to its cells whatever the font."""
    width, height = CELL
    x, y = MARGIN + column * width, MARGIN + row * height
    front, back = (style.back, style.front) if style.is_reversed else (style.front, style.back)
    if back != BACKGROUND:
        yield f'<rect x="{x:g}" y="{y:g}" width="{len(text) * width:g}" height="{height}" fill="{back}"/>'
    looks = "".join(words for is_so, words in (
        (style.is_bold, ' font-weight="bold"'), (style.is_italic, ' font-style="italic"'),
        (style.is_underlined, ' text-decoration="underline"')) if is_so)
    for word in re.finditer(r"\S+", text):
        yield (f'<text x="{x + word.start() * width:g}" y="{y + 13.5:g}" textLength="{len(word[0]) * width:g}" '
               f'fill="{front}"{looks}>{escape(word[0], quote=False)}</text>')


def svg(colours, columns, rows, title):
    """The picture of so many rows, from the top."""
    lines = colours.split("\n")[:rows]
    shapes, style = [], Style()
    for row, line in enumerate(lines):
        runs, style = runs_of(line, style)
        column = 0
        for text, look in runs:
            shapes += drawn(text, look, column, row)
            column += len(text)
    width, height = 2 * MARGIN + columns * CELL[0], 2 * MARGIN + len(lines) * CELL[1]
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" '
        f'height="{height:g}" font-family="{FONT}" font-size="14">',
        f"<title>{escape(title)}</title>",
        f'<rect width="100%" height="100%" rx="8" fill="{BACKGROUND}"/>',
        *shapes, "</svg>", ""])
