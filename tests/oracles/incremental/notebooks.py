#!/usr/bin/env python3
"""After any changes of a notebook, what is said of its cells is what a fresh start says of them.

    notebooks.py PYLORE [--notebooks N] [--seed N]

Cells of odd pieces of Python and IPython are edited, added, moved and taken away; every now and then
findings, cards and lenses of all cells are compared with those of a server that has just opened the
notebook as it is.
"""

import argparse
import json
import random
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "sessions"))
from client import Server  # noqa: E402

PIECES = [
    "%time x\n", "import os\n", "from functools import lru_cache as cache\n", "!ls 'it\n", "x = [\n",
    "]\n", "'''\n", "def f(a=[]):\n    return a == None\n", "@cache\ndef g():\n    yield 1\n",
    "é = '\N{SNAKE}'; x=1\n", "for i in x:\n    !ls\n", "\\\n", "%%bash\n", "os?\n", "\r", "\t", " ",
    "class A:\n    def m(self):\n        return os.path\n", "files = !ls \\\n", "\f", "global x\n",
]
NOTEBOOK = "file:///project/shop.ipynb"
CAPABILITIES = {"textDocument": {"hover": {"contentFormat": ["markdown"]}},
                "notebookDocument": {"synchronization": {}}}
OPTIONS = {"lint": {"select": ["ALL"]}, "codeLens": {"enable": True}}
STEPS = 40
STEPS_BETWEEN_LOOKS = 4


def uri_of(cell):
    return f"vscode-notebook-cell:/project/shop.ipynb#W{cell}"


def position_of(text, offset):
    lines = re.split(r"\r\n|\r|\n", text[:offset])
    return {"line": len(lines) - 1, "character": len(lines[-1].encode("utf-16-le")) // 2}


def is_in_line_end(text, offset):
    return text[max(0, offset - 1):offset + 1] == "\r\n"


class Notebook:
    """A notebook in a session: the texts of its cells by number, and their order."""

    def __init__(self, program, texts):
        self.texts = texts
        self.order = list(texts)
        self.server = Server(program)
        self.server.initialize(capabilities=CAPABILITIES, initializationOptions=OPTIONS)
        self.server.notify("notebookDocument/didOpen", {
            "notebookDocument": {"uri": NOTEBOOK, "cells": self.cells(self.order)},
            "cellTextDocuments": self.items(self.order)})

    @staticmethod
    def cells(numbers):
        return [{"kind": 2, "document": uri_of(number)} for number in numbers]

    def items(self, numbers):
        return [{"uri": uri_of(number), "languageId": "python", "version": 1,
                 "text": self.texts[number]} for number in numbers]

    def change(self, cells):
        self.server.notify("notebookDocument/didChange",
                           {"notebookDocument": {"uri": NOTEBOOK}, "change": {"cells": cells}})

    def edit(self, number, start, end, new):
        text = self.texts[number]
        span = {"start": position_of(text, start), "end": position_of(text, end)}
        self.change({"textContent": [{"document": {"uri": uri_of(number), "version": 2},
                                      "changes": [{"range": span, "text": new}]}]})
        self.texts[number] = text[:start] + new + text[end:]

    def splice(self, start, removed, added, kept):
        """Takes cells away, and puts new ones there and some of those that were taken."""
        closed = [number for number in self.order[start:start + removed] if number not in kept]
        cells = [*added, *kept]
        array = {"start": start, "deleteCount": removed, "cells": self.cells(cells)}
        self.change({"structure": {"array": array, "didOpen": self.items(added),
                                   "didClose": [{"uri": uri_of(number)} for number in closed]}})
        self.order[start:start + removed] = cells

    def ask(self, method, number, **params):
        answer = self.server.request(method, {"textDocument": {"uri": uri_of(number)}, **params})
        return answer["result"]

    def look(self):
        """All that is said of the cells."""
        said = []
        for number in self.order:
            said += self.ask("textDocument/diagnostic", number)["items"]
            said.append(self.ask("textDocument/codeLens", number))
            last = position_of(self.texts[number], len(self.texts[number]))["line"]
            for line in range(last + 1):
                place = {"line": line, "character": 1 + line % 7}
                said.append(self.ask("textDocument/hover", number, position=place))
        return said

    def close(self):
        self.server.finish()
        self.server.stop()


def some_text(choice):
    return "".join(choice.choice(PIECES) for _ in range(choice.randrange(6)))


def edit_somewhere(choice, notebook):
    number = choice.choice(notebook.order)
    text = notebook.texts[number]
    start = choice.randrange(len(text) + 1)
    end = min(len(text), start + choice.randrange(4))
    if not is_in_line_end(text, start) and not is_in_line_end(text, end):
        notebook.edit(number, start, end, choice.choice([*PIECES, ""]))


def splice_somewhere(choice, notebook):
    order = notebook.order
    start = choice.randrange(len(order) + 1)
    removed = min(len(order) - start, choice.randrange(3))
    kept = [number for number in order[start:start + removed] if choice.random() < 0.5]
    choice.shuffle(kept)
    added = [max(notebook.texts) + 1] if choice.random() < 0.7 else []
    notebook.texts.update((number, some_text(choice)) for number in added)
    notebook.splice(start, removed, added, kept)


def compare(program, notebook):
    fresh = Notebook(program, {number: notebook.texts[number] for number in notebook.order})
    said, expected = notebook.look(), fresh.look()
    fresh.close()
    return next(((a, b) for a, b in zip(said, expected) if a != b), None) or (
        None if len(said) == len(expected) else (said, expected))


def try_notebook(program, seed):
    choice = random.Random(seed)
    notebook = Notebook(program, {number: some_text(choice) for number in range(4)})
    for step in range(STEPS):
        is_edit = notebook.order and choice.random() < 0.7
        (edit_somewhere if is_edit else splice_somewhere)(choice, notebook)
        if step % STEPS_BETWEEN_LOOKS == 0 and (difference := compare(program, notebook)):
            print(f"seed {seed}, step {step}: {json.dumps(difference, indent=1)}")
            print(json.dumps([notebook.texts[number] for number in notebook.order]))
            return False
    notebook.close()
    return True


def main():
    parser = argparse.ArgumentParser(description="Compares notebooks with fresh ones.")
    parser.add_argument("pylore")
    parser.add_argument("--notebooks", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    seeds = range(options.seed, options.seed + options.notebooks)
    failed = [seed for seed in seeds if not try_notebook(options.pylore, seed)]
    print(f"{len(seeds)} notebooks, {len(failed)} differences")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
