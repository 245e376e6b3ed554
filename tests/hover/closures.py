"""What cards say about functions made in loops, and about what inner functions keep: run it."""

import random
import re
import symtable
import sys

from cards import Cards, markdown_of, options_of

SHARED = re.compile(r"share the one `(\w+)` of the loop on line (\d+): called after the loop, each "
                    r"of them sees (`+)(.*?)\3\.")
KEPT = re.compile(r"^`(\w+)` uses (.*) of `(\w+)`, (?:a variable|variables) that it keeps", re.M)
ITERABLES = ["range(3)", "range(1)", "range(0)", "[7, 8]", "('a', 'b')", "[]", "[1, *[5]]",
             "range(2, 5)", "range(n)", "sorted([3, 1])", "[n, 4]", "[4, n]", "'xy'", "(3,)"]
MAKERS = ["kept.append(lambda: {})", "kept.append(lambda other=1: ({}, other)[0])",
          "kept.append(lambda {}={}: {})", "kept.append(lambda: (lambda: {})())",
          "def show():\n            return {}\n        kept.append(show)"]
EXTRA = ["", "", "{} = 9", "if {} == 8: break", "if n: continue", "for {} in (1, 2): pass",
         "def stop():\n            return 1", "return kept"]


def make_loop(randomness):
    name = randomness.choice(["item", "x"])
    lines = ["def make(n):", "    kept = []", f"    for {name} in {randomness.choice(ITERABLES)}:"]
    for part in (randomness.choice(MAKERS), randomness.choice(EXTRA)):
        if part:
            lines.append("        " + part.replace("{}", name))
    if randomness.random() < 0.2:
        lines.append(f"    {name} = 5")
    return "\n".join([*lines, "    return kept", ""]), name


def check_loop(source, name, seen):
    space = {}
    exec(source, space)
    for n in (0, 1, 2):
        for function in space["make"](n):
            if function() != eval(seen, {"n": n}):
                return f"make({n}) gives one that returns {function()!r}"
    return None


def check_loops(cards, randomness, count, faults):
    said = 0
    for number in range(count):
        source, name = make_loop(randomness)
        lines = source.split("\n")
        line = next(at for at, text in enumerate(lines) if "lambda" in text or "def show" in text)
        column = lines[line].index("lambda" if "lambda" in lines[line] else "def")
        answer, = cards.at_places(f"file:///loop{number}.py", source, [(line, column)])
        match = SHARED.search(markdown_of(answer)) if answer else None
        if match:
            said += 1
            fault = check_loop(source, name, match[4]) if match[1] == name else "is about another"
            if fault or "for" not in lines[int(match[2]) - 1]:
                faults.append(f"{match[0]}\n{fault}\n{source}")
    return said


LINES = ["a = 1", "b = a", "print(c)", "return a", "d = [a for a in b]", "e = lambda: b",
         "nonlocal c", "c = 2", "global b", "import a", "x = lambda a: a + c", "del a", "yield b"]


def make_inner(randomness):
    body = randomness.sample(LINES, randomness.randrange(1, 5))
    return "\n".join(["def outer(a, b=0):", "    c = 1", "    def inner(d):",
                      *("        " + line for line in body), "    return inner", ""])


def free_names(source):
    outer = symtable.symtable(source, "inner", "exec").get_children()[0]
    inner = next(child for child in outer.get_children() if child.get_name() == "inner")
    return {name for name in inner.get_frees() if not is_only_declared(name, source)}


def is_only_declared(name, source):
    """`nonlocal c` alone makes no use of `c`, so the card does not name it."""
    body = source.split("inner(d):")[1].replace(f"nonlocal {name}", "")
    return re.search(rf"\b{name}\b", body) is None


def check_inner(cards, randomness, count, faults):
    said = 0
    for number in range(count):
        source = make_inner(randomness)
        try:
            wanted = free_names(source)
        except SyntaxError:
            continue
        answer, = cards.at_places(f"file:///inner{number}.py", source, [(2, 4)])
        match = KEPT.search(markdown_of(answer)) if answer else None
        seen = set(re.findall(r"`(\w+)`", match[2])) if match else set()
        said += match is not None
        is_generator = "yield" in source and not match
        if seen != wanted and not is_generator:
            faults.append(f"said {sorted(seen)}, is {sorted(wanted)}\n{source}")
    return said


def main():
    options = options_of(__doc__, count=600, seed=1)
    randomness = random.Random(options.seed)
    faults = []
    with Cards(options.program, lint={"enable": False}) as cards:
        said = [check(cards, randomness, options.count, faults)
                for check in (check_loops, check_inner)]
    for fault in faults[:10]:
        print(fault)
    print(f"{said[0]} loops, {said[1]} inner functions, {len(faults)} false")
    return 1 if faults or min(said) < options.count // 10 else 0


if __name__ == "__main__":
    sys.exit(main())
