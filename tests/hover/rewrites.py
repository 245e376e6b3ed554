"""Lambdas as functions and old unions as new ones: what cards write is what Python reads."""

import argparse
import ast
import random
import re
import sys
import sysconfig
import types
import typing
from pathlib import Path

from cards import Cards, code_block_of, markdown_of

UNION = re.compile(r"can be written (`+)(.*?)\1\.")
TYPES = ["int", "str", "list[int]", "dict[str, int]", "None", "float", "Optional[bytes]",
         "Callable[[int], str]", "Union[int, bool]", "tuple[int, ...]"]
INVENTED = """
f = lambda: 0
g = lambda a, /, b=1, *c, d, e=2, **k: (a, b)
h = lambda *, x: (lambda: x)
table = {"a": lambda: (yield), "b": lambda x: x if x else None}
i = lambda a: [
    a,  # a comment
    "b"]
j = lambda: (y := 1)
"""


def check_lambda(node, card, faults):
    code = code_block_of(card)
    if code is None or "It makes this function" not in card:
        return 0
    definition, = ast.parse(code).body
    same = (ast.dump(definition.args) == ast.dump(node.args)
            and ast.dump(definition.body[0].value) == ast.dump(node.body))
    if not same:
        faults.append(f"{ast.unparse(node)}:\n{code}")
    return 1


def check_lambdas(cards, faults):
    library = Path(sysconfig.get_path("stdlib"))
    sources = [INVENTED, *(path.read_text(encoding="utf-8") for path in sorted(library.glob("*.py"))
                           if b"lambda" in path.read_bytes())]
    said = 0
    for source in sources:
        if not source.isascii():
            continue
        nodes = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Lambda)]
        places = [(node.lineno - 1, node.col_offset) for node in nodes]
        for node, answer in zip(nodes, cards.at_places("file:///lambdas.py", source, places)):
            said += check_lambda(node, markdown_of(answer), faults) if answer else 0
    return said


def without_origin(annotation):
    """The members of a union, whichever way it is written."""
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        return frozenset(typing.get_args(annotation))
    return frozenset([annotation])


def check_unions(cards, randomness, count, faults):
    space = {"Optional": typing.Optional, "Union": typing.Union, "Callable": typing.Callable}
    head = "from typing import Optional, Union, Callable\n"
    sources = []
    for _ in range(count):
        members = randomness.choices(TYPES, k=randomness.randrange(1, 4))
        sources.append(randomness.choice([f"Optional[{members[0]}]", f"Union[{', '.join(members)}]"]))
    text = head + "".join(f"def f(x: {source}): pass\n" for source in sources)
    places = [(line + 1, 9) for line in range(count)]
    said = 0
    for source, answer in zip(sources, cards.at_places("file:///unions.py", text, places)):
        match = UNION.search(markdown_of(answer))
        if match is None or "\u2026" in match[2]:
            continue
        said += 1
        if without_origin(eval(source, space)) != without_origin(eval(match[2], space)):
            faults.append(f"{source} is not {match[2]}")
    return said


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    faults = []
    with Cards(options.program, lint={"enable": False}) as cards:
        lambdas = check_lambdas(cards, faults)
        unions = 0
        if sys.version_info >= (3, 10):
            unions = check_unions(cards, random.Random(options.seed), 300, faults)
    for fault in faults[:10]:
        print(fault)
    print(f"{lambdas} lambdas, {unions} unions, {len(faults)} false")
    return 1 if faults or lambdas < 50 else 0


if __name__ == "__main__":
    sys.exit(main())
