"""The results of a comparison as a Markdown table, shown and kept."""

import collections
import datetime
import pathlib

AT_LEAST, AT_MOST_MORE = 0.999, 0.001


class Row:
    """What was found of one code, or of all."""

    def __init__(self, name, wanted, given, reasons):
        known = {item for item in wanted ^ given if reasons.get(item)}
        self.name = name
        self.wanted, self.given, self.known = len(wanted), len(given), len(known)
        self.missed, self.extra = len(wanted - given - known), len(given - wanted - known)

    def is_good(self):
        """One in a thousand may be missing, and one too much."""
        return (self.missed <= (1 - AT_LEAST) * self.wanted
                and self.extra <= AT_MOST_MORE * max(self.wanted, self.given))

    def share(self):
        either = self.wanted + self.extra
        return 1 - (self.missed + self.extra) / either if either else 1

    def __str__(self):
        return (f"| {self.name} | {self.wanted} | {self.given} | {self.missed} | {self.extra}"
                f" | {self.known} | {self.share():.3%} |")


def rows_of(expected, found, reasons, codes):
    for code in codes:
        wanted, given = ({item for item in items if item[1][2] == code} for items in (expected, found))
        yield Row(code, wanted, given, reasons)
    yield Row("all", expected, found, reasons)


def render(title, tool, corpora, rows, reasons):
    yield f"# {title}"
    yield ""
    yield f"{datetime.date.today()}, {tool}, made by the oracle. Compared are file, line, column and code."
    yield "*Explained* are differences in which pylore is right; they count neither as missed nor as extra."
    yield ""
    yield "| corpus | files |"
    yield "|---|---|"
    yield from (f"| {corpus.name} | {corpus.file_count} |" for corpus in corpora)
    yield ""
    yield f"| code | {tool.split()[0]} | pylore | missed | extra | explained | agreement |"
    yield "|---|---|---|---|---|---|---|"
    yield from map(str, rows)
    known = collections.Counter((item[1][2], reason) for item, reason in reasons.items() if reason)
    if known:
        yield ""
        yield "Explained:"
        yield ""
        yield from (f"- {code}, {count}: {reason}" for (code, reason), count in sorted(known.items()))


def show(kind, items, limit, root, lines_of):
    for path, (line, column, code) in items[:limit]:
        lines = lines_of(path)
        text = lines[line - 1].strip() if line <= len(lines) else ""
        print(f"  {kind} {pathlib.Path(path).relative_to(root)}:{line}:{column}: {code} {text!r}")


def finish(text, file):
    print(text)
    if file:
        pathlib.Path(file).write_text(text + "\n", "utf-8")
