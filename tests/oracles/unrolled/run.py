"""Runs comprehensions and the plain loops that their cards show, and compares what they do.

The comprehensions are those of cases.py beside this file and of the standard library of the Python
that runs this. Both forms are run with the same probes: each operation on them is written down, and
all of them must be the same, in the same order, and so must the result."""

import argparse
import ast
import asyncio
import builtins
import random
import sys
import sysconfig
import warnings
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent.parent / "hover"))

from cards import Cards, code_block_of, markdown_of, uri_of  # noqa: E402
from probe import HARMLESS, Probe, TooMuch, Trace, describe  # noqa: E402

KINDS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
RUNS = [(length, seed) for length in range(4) for seed in (1, 77)]


def source_of(lines, node):
    rows = lines[node.lineno - 1:node.end_lineno]
    rows[-1] = rows[-1][:node.end_col_offset]
    rows[0] = rows[0][node.col_offset:]
    return b"\n".join(rows).decode()


def find_comprehensions(text):
    """(line, column) in characters from 0, and source, of each comprehension."""
    lines = text.encode().split(b"\n")
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, KINDS):
            line = node.lineno - 1
            column = len(lines[line][:node.col_offset].decode())
            source = source_of(lines, node)
            if isinstance(node, ast.GeneratorExp) and not source.startswith("("):
                source = f"({source})"
            yield (line, column), source


def names_in(tree):
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def is_asynchronous(tree):
    return any(
        isinstance(node, (ast.Await, ast.AsyncFor))
        or (isinstance(node, ast.comprehension) and node.is_async)
        for node in ast.walk(tree)
    )


def result_name(tree):
    """The variable that the loops fill: the first one assigned, or what the last line makes."""
    is_function = isinstance(tree.body[0], (ast.FunctionDef, ast.AsyncFunctionDef))
    return tree.body[-1 if is_function else 0].targets[0].id


def program_of_expression(source):
    tree = ast.parse(f"made = {source}")
    return tree, "made"


def program_of_loops(code):
    tree = ast.parse(code)
    return tree, result_name(tree)


def wrap(tree, name):
    """The program as the body of a coroutine that returns what it made."""
    shell = ast.parse("async def main():\n    pass")
    shell.body[0].body = [*tree.body, *ast.parse(name).body]
    shell.body[0].body[-1] = ast.Return(shell.body[0].body[-1].value)
    return ast.fix_missing_locations(shell)


async def drain(made):
    return [item async for item in made]


def consume(made):
    if hasattr(made, "__anext__"):
        return asyncio.run(drain(made))
    return list(made) if hasattr(made, "__next__") else made


def run(tree, name, inputs, length, seed):
    """What the program does: its trace, then its result or its exception."""
    trace = Trace(length, seed)
    space = {"__name__": "oracle"}
    for free in inputs:
        if free not in HARMLESS:
            space[free] = Probe(trace, free)
    try:
        if is_asynchronous(tree):
            exec(compile(wrap(tree, name), "oracle", "exec"), space)
            made = asyncio.run(space["main"]())
        else:
            exec(compile(tree, "oracle", "exec"), space)
            made = space[name]
        trace.note("made")
        ending = describe(consume(made))
    except (Exception, TooMuch) as error:
        ending = type(error).__name__
    return trace.events, ending


def compare(source, code):
    """None, or how the two differ."""
    expression, made = program_of_expression(source)
    loops, filled = program_of_loops(code)
    inputs = names_in(expression) - {made}
    for length, seed in RUNS:
        wanted = run(expression, made, inputs, length, seed)
        seen = run(loops, filled, inputs, length, seed)
        if wanted != seen:
            return f"with {length} items:\n  {wanted}\n  {seen}"
    return None


def check_file(cards, path, counts, faults):
    try:
        text = path.read_text()
        found = list(find_comprehensions(text))
    except (SyntaxError, UnicodeDecodeError):
        return
    answers = cards.at_places(uri_of(path), text, [place for place, _ in found])
    for (place, source), card in zip(found, answers):
        counts["comprehensions"] += 1
        code = code_block_of(markdown_of(card)) if card else None
        if code is None:
            if path.parent == HERE and "no loops" not in text.split("\n")[place[0]]:
                faults.append(f"{path.name}:{place[0] + 1}: no loops are shown for {source}")
            continue
        counts["shown"] += 1
        if path.parent == HERE and "no loops" in text.split("\n")[place[0]]:
            faults.append(f"{path.name}:{place[0] + 1}: no loops can stand for {source}\n{code}")
        difference = compare(source, code)
        if difference:
            faults.append(f"{path}:{place[0] + 1}: not the same:\n{source}\n--\n{code}\n{difference}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("--files", type=int, default=150, help="files of the standard library")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    library = sorted(Path(sysconfig.get_path("stdlib")).glob("**/*.py"))
    library = [path for path in library if "site-packages" not in path.parts]
    files = random.Random(options.seed).sample(library, min(options.files, len(library)))
    counts = {"comprehensions": 0, "shown": 0}
    faults = []
    with Cards(options.program, lint={"enable": False}) as cards:
        for path in [HERE / "cases.py", *files]:
            check_file(cards, path, counts, faults)
    for fault in faults[:20]:
        print(fault)
    shown, total = counts["shown"], counts["comprehensions"]
    print(f"{shown} of {total} comprehensions are shown as loops; {len(faults)} are not the same")
    # Cards that stay silent would pass everything: most comprehensions fit into eight lines.
    return 1 if faults or shown < 50 or shown < total * 0.6 else 0


if __name__ == "__main__":
    sys.exit(main())
