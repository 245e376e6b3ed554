"""What cards say about `break`, `continue`, `else`, `return` and parameters, over real files,
against Python's own syntax trees."""

import ast
import re
import sys
import sysconfig
from pathlib import Path

from cards import Cards, markdown_of, options_of

MODULES = ("argparse ast asyncio/base_events cgitb codecs difflib doctest fractions inspect json/decoder"
           " logging/handlers optparse pickle platform shutil socketserver subprocess tarfile"
           " threading tokenize typing unittest/mock urllib/request zipfile").split()
INVENTED = '''
def f(a, b, /, c, *, d=1, e):
    for x in a:
        try:
            if x: break
            while b:
                continue
            else:
                break
        finally:
            for y in c: break
            else: pass
    else:
        return d
    try:
        while True:
            return
    finally:
        pass
def g(a, *rest, k, **more): return a
def h(*, one, two, three): pass
def i(a=1, /): pass
'''
LOOPS = (ast.For, ast.AsyncFor, ast.While)


class Claims(ast.NodeVisitor):
    """(line, column, words that must be said) for every place."""

    def __init__(self):
        self.loops = []  # (node, the list of the lines of its breaks)
        self.finals = []  # (how many loops are around, line of the `finally`)
        self.wanted = []

    def want(self, node, words, offset=0):
        self.wanted.append((node.lineno - 1, node.col_offset + offset, words))

    def visit_body(self, nodes):
        for node in nodes:
            self.visit(node)

    def visit_loop(self, node):
        self.loops.append((node, []))
        self.visit_body(node.body)
        self.loops.pop()
        self.visit_body(node.orelse)

    visit_For = visit_AsyncFor = visit_While = visit_loop

    def visit_Try(self, node):
        if node.finalbody:
            self.finals.append((len(self.loops), node))
        self.visit_body([*node.body, *node.handlers, *node.orelse])
        if node.finalbody:
            self.finals.pop()
        self.visit_body(node.finalbody)

    visit_TryStar = visit_Try

    def visit_scope(self, node):
        saved = self.loops, self.finals
        self.loops, self.finals = [], []
        self.generic_visit(node)
        self.loops, self.finals = saved

    visit_ClassDef = visit_Lambda = visit_scope

    def visit_FunctionDef(self, node):
        self.visit_scope(node)

    visit_AsyncFunctionDef = visit_FunctionDef

    def crosses_finally(self):
        return any(depth >= len(self.loops) for depth, _ in self.finals)

    def visit_Break(self, node):
        loop, _ = self.loops[-1]
        skips = f", and skips its `else` on line" if loop.orelse else "."
        self.want(node, [f"Leaves the loop on line {loop.lineno}{skips}",
                         *(["runs before that"] if self.crosses_finally() else [])])

    def visit_Continue(self, node):
        loop, _ = self.loops[-1]
        self.want(node, [f"Goes on with the loop on line {loop.lineno}.",
                         *(["runs before that"] if self.crosses_finally() else [])])

    def visit_Return(self, node):
        if self.finals:
            self.want(node, ["then the `finally` on" if node.value else "runs before the call ends"])
        else:
            self.want(node, [])
        self.generic_visit(node)

    def visit_arguments(self, node):
        for argument in node.posonlyargs:
            self.want_argument(argument, "can only be passed by position")
        for argument in node.kwonlyargs:
            self.want_argument(argument, "can only be passed by name")

    def want_argument(self, argument, words):
        if argument.annotation is None:
            self.want(argument, [f"`{argument.arg}` {words}"])


def check_file(cards, path, text, faults):
    claims = Claims()
    claims.visit(ast.parse(text))
    places = [(line, column) for line, column, _ in claims.wanted]
    said = 0
    for (line, _, words), answer in zip(claims.wanted, cards.at_places(f"file:///{path}", text, places)):
        card = markdown_of(answer) if answer else ""
        if not card.startswith(("### Loops", "### Functions")):
            continue  # another topic leads: a default, say
        said += bool(words)
        if not all(word in card for word in words):
            faults.append(f"{path}:{line + 1}: no {words} in\n{card}")
        if not words and re.search("`finally` on line", card):
            faults.append(f"{path}:{line + 1}: no `finally` runs here\n{card}")
    return said


def main():
    options = options_of(__doc__)
    library = Path(sysconfig.get_path("stdlib"))
    faults, said = [], 0
    with Cards(options.program, lint={"enable": False}) as cards:
        said += check_file(cards, "invented.py", INVENTED, faults)
        for name in MODULES:
            path = library / f"{name}.py"
            if path.exists():
                text = path.read_text(encoding="utf-8")
                if text.isascii():
                    said += check_file(cards, path.name, text, faults)
    for fault in faults[:10]:
        print(fault)
    print(f"{said} places, {len(faults)} false")
    return 1 if faults or said < 100 else 0


if __name__ == "__main__":
    sys.exit(main())
