"""Lambdas, unions, type arguments and starred targets: what cards write is what Python reads."""

import ast
import random
import re
import sys
import sysconfig
import types
import typing
from pathlib import Path

from cards import Cards, code_block_of, markdown_of, options_of

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


ARGUMENTS = ["int", "str", "list[int]", "dict[str, int]", "None", "'Row'", "int | None"]
SHAPES = [("list", 1), ("t.Sequence", 1), ("dict", 2), ("t.Mapping", 2), ("set", 1), ("tuple", 0),
          ("Iterable", 1), ("deque", 1), ("t.List", 1), ("t.Tuple", 0), ("Mapping", 2)]


def check_arguments(cards, randomness, count, faults):
    """The types that a card names are those between the brackets, in their order."""
    head = "import typing as t\nfrom collections import deque\n" \
           "from collections.abc import Iterable, Mapping\n"
    sources = []
    for _ in range(count):
        name, number = randomness.choice(SHAPES)
        types_in = randomness.choices(ARGUMENTS, k=number or randomness.randrange(1, 4))
        if number == 0 and len(types_in) == 1 and randomness.random() < 0.5:
            types_in.append("...")
        sources.append((name, types_in))
    lines = [f"x: {name}[{', '.join(types_in)}]" for name, types_in in sources]
    places = [(line + 3, 3 + len(name)) for line, (name, _) in enumerate(sources)]
    said = 0
    answers = cards.at_places("file:///arguments.py", head + "\n".join(lines), places)
    for source, (_, types_in), answer in zip(lines, sources, answers):
        fact = markdown_of(answer).split("\n")[1]
        if not fact.startswith(("A ", "Anything", "Something")):
            continue
        said += 1
        named = [words for words in re.findall(r"`(.*?)`", fact)
                 if words not in ("next()", "defaultdict", "...")]
        if named != [words for words in types_in if words != "..."]:
            faults.append(f"{source}: {fact}")
        if ("any length" in fact) != ("..." in types_in):
            faults.append(f"{source}: {fact}")
    return said


STAR = re.compile(r"`(\w+)` is a list of all (?:the items|items but (.*))\.")


def check_stars(cards, faults):
    said = 0
    for before in range(4):
        for after in range(4):
            names = [f"a{n}" for n in range(before)] + ["*x"] + [f"b{n}" for n in range(after)]
            source = ", ".join(names) + ("," if len(names) == 1 else "") + " = range(9)"
            answer, = cards.at_places(f"file:///star{before}{after}.py", source,
                                      [(0, source.index("*"))])
            match = STAR.search(markdown_of(answer))
            wanted = {f"the {which} {f'{n} items' if n > 1 else 'item'}"
                      for which, n in (("first", before), ("last", after)) if n}
            said += 1
            space = {}
            exec(source, space)
            if (set((match[2] or "").split(" and ")) - {""} != wanted
                    or space["x"] != list(range(9))[before:9 - after]):
                faults.append(f"{source}: {match[0]}")
    return said


def main():
    options = options_of(__doc__, seed=1)
    faults = []
    with Cards(options.program, lint={"enable": False}) as cards:
        lambdas = check_lambdas(cards, faults)
        unions = 0
        if sys.version_info >= (3, 10):
            unions = check_unions(cards, random.Random(options.seed), 300, faults)
        arguments = check_arguments(cards, random.Random(options.seed), 300, faults)
        stars = check_stars(cards, faults)
    for fault in faults[:10]:
        print(fault)
    print(f"{lambdas} lambdas, {unions} unions, {arguments} generics, {stars} stars, "
          f"{len(faults)} false")
    return 1 if faults or min(lambdas, arguments) < 50 else 0


if __name__ == "__main__":
    sys.exit(main())
