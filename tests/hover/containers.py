"""What cards say about sorting, copies, map and filter, reduce, partial, recursion, displays, visits
and caches, put to the test: the code that a card is about is run, and what the card says of it must
be so."""

import ast
import asyncio
import collections
import gc
import itertools
import random
import re
import sys
import weakref

from cards import Cards, code_block_of, markdown_of, options_of

Row = collections.namedtuple("Row", "a b")
ORDER = re.compile(r"The items of `rows` go by (.*?)(?:, and where that is equal by `(.*?)`)?, "
                   r"the (largest|smallest) first\.")
CHOICE = re.compile(r"The first item of `rows` (?:with the (?P<extreme>\w+) `(?P<body>.*?)`"
                    r"|for which `(?P<name>.*?)` returns the (?P<other>\w+) value)\.")
KEYS = ["", "key=lambda r: r.a", "key=lambda r: (r.a, r.b)", "key=lambda r: (-r.b, r.a)",
        "key=lambda r: -r.a", "key=first", "key=None"]
REVERSES = ["", "reverse=True", "reverse=False", "reverse=flag"]


def first(row):
    return row.a


def card_at(cards, name, source, word, occurrence=0):
    """The text of the card at the given occurrence of `word`, "" without one."""
    at = [match.start() for match in re.finditer(re.escape(word), source)][occurrence]
    line = source.count("\n", 0, at)
    place = (line, at - (source.rfind("\n", 0, at) + 1))
    card, = cards.at_places(f"file:///{name}.py", source, [place])
    return markdown_of(card) if card else ""


def some_rows(randomness):
    rows = [Row(randomness.randrange(3), randomness.randrange(3)) for _ in range(12)]
    return rows


def measure(words):
    """The function of a row that a criterion of the card stands for."""
    called = re.fullmatch(r"what `(.*?)` returns for each", words)
    if called:
        return {"first": first}[called[1]]
    return eval(f"lambda r: ({words.strip('`')})")


def order_fault(card, rows, result):
    match = ORDER.search(card)
    if not match:
        return None
    measures = [measure(words) for words in match.group(1, 2) if words]
    keys = [tuple(each(row) for each in measures) for row in result]
    is_falling = match[3] == "largest"
    if keys != sorted(keys, reverse=is_falling):
        return f"{keys} is not that order"
    places = [next(i for i, row in enumerate(rows) if row is found) for found in result]
    for one, other in zip(range(len(keys)), range(1, len(keys))):
        if keys[one] == keys[other] and places[one] > places[other]:
            return "equal ones change places"
    return None


def check_sorting(cards, randomness, faults):
    said = 0
    for key, reverse in itertools.product(KEYS, REVERSES):
        options = ", ".join(filter(None, [key, reverse]))
        rows = some_rows(randomness)
        space = {"rows": list(rows), "flag": True, "first": first}
        for source, word in ((f"x = sorted({', '.join(filter(None, ['rows', options]))})", "sorted"),
                             (f"rows.sort({options})", "sort")):
            card = card_at(cards, "sorting", source, word)
            exec(source, space)
            result = space["x"] if word == "sorted" else space["rows"]
            fault = order_fault(card, rows, result)
            said += bool(ORDER.search(card))
            if "The largest of `rows` comes first" in card and result != sorted(rows, reverse=True):
                fault = "not the largest first"
            if fault:
                faults.append(f"{source}: {fault}\n{card}")
    for name, key in itertools.product(("min", "max"), KEYS[1:]):
        rows = some_rows(randomness)
        source = f"x = {name}(rows, {key})"
        card = card_at(cards, "choice", source, name)
        match = CHOICE.search(card)
        if match:
            said += 1
            value = measure(match["body"] or f"what `{match['name']}` returns for each")
            best = (min if (match["extreme"] or match["other"]) == "smallest" else max)(map(value, rows))
            wanted = next(row for row in rows if value(row) == best)
            if eval(source[4:], {"rows": rows, "first": first}) is not wanted:
                faults.append(f"{source}: not that item\n{card}")
    return said


VALUES = ['[[1], 2]', '{"a": [1], "b": 2}', "[{}, {}]", '[(1,), {"x": [2]}]', "[1, 2]", '{"a": 1}',
          "[[0] * 2 for _ in range(2)]", "[[] for _ in range(3)]", "[set(), 1]", "[None, list()]", '"ab"', "(1, [])", 'b"ab"', "bytearray(3)"]
COPIES = ["xs.copy()", "copy.copy(xs)", "copy.deepcopy(xs)", "list(xs)", "dict(xs)", "xs[:]"]
SHARES = re.compile(r"If `xs` is still the \w+ from line 3, the copy (shares|holds) "
                    r"(?:the|each|a) `(.*?)`( in it: a change in there shows in both| of its own)\.")


def parts_of(container):
    return list(container.values()) if isinstance(container, dict) else list(container)


def check_copies(cards, faults):
    said = 0
    for value, operation in itertools.product(VALUES, COPIES):
        source = f"import copy\ndef f():\n    xs = {value}\n    ys = {operation}\n    return xs, ys\n"
        space = {}
        exec(source, space)
        try:
            xs, ys = space["f"]()
        except (TypeError, KeyError, ValueError, AttributeError):
            continue
        word = re.search(r"deepcopy|copy\(|list\(|dict\(|:", operation)[0]
        place = (3, len("    ys = ") + operation.index(word))
        card, = cards.at_places("file:///copies.py", source, [place])
        if card and "this is `xs` itself: nothing is copied" in markdown_of(card):
            said += 1
            if ys is not xs:
                faults.append(f"{source}: a copy\n{markdown_of(card)}")
        match = SHARES.search(markdown_of(card)) if card else None
        if not match:
            continue
        said += 1
        if type(xs) is not type(ys):
            faults.append(f"{source}: another type")
        wanted = eval(match[2])
        pairs = [(old, new) for old, new in zip(parts_of(xs), parts_of(ys))
                 if old == wanted and isinstance(old, (list, dict, set))]
        is_shared = match[1] == "shares"
        if not pairs or any((old is new) != is_shared for old, new in pairs):
            faults.append(f"{source}: not so\n{markdown_of(card)}")
    return said


FUNCTIONS = ["str", "abs", "lambda n: n * 2", "lambda n: (n, -n)", "lambda n: n > 1", "None",
             "lambda n: n if n else 7", "lambda n: [n + m for m in (1, 2)]", "math.sqrt",
             "lambda n, m=1: n", "lambda: 1", "lambda n: (lambda: n)()", "item", "lambda n: n and xs"]
ITEMS = ["xs", "range(3)", "[3, 0, 2]", "(n for n in xs)", "xs or [1]", "sorted(xs)", "item_of(xs)"]


def check_pipelines(cards, faults):
    said = 0
    space = {"xs": [2, 0, 1], "math": __import__("math"), "item": abs, "item_of": list}
    for name, function, items in itertools.product(("map", "filter"), FUNCTIONS, ITEMS):
        call = f"{name}({function}, {items})"
        code = code_block_of(card_at(cards, "pipeline", f"ys = {call}\n", name))
        if code is None:
            continue
        said += 1
        if list(eval(code, dict(space))) != list(eval(call, dict(space))):
            faults.append(f"{call} is not {code}")
    return said


def check_reduce(cards, faults):
    said = 0
    for rest in ("", ", 0", ", start", ", [1]", ", *rest"):
        source = f"from functools import reduce\nx = reduce(add, items{rest})\n"
        card = card_at(cards, "reduce", source, "reduce", 1)
        space = {"add": int.__add__, "items": [], "start": 9, "rest": []}
        try:
            exec(source, space)
            seen = space["x"]
        except TypeError:
            seen = TypeError
        raises = "if `items` is empty, this raises `TypeError`" in card
        gives = re.search(r"the result is the start value `(.*?)`", card)
        said += raises or bool(gives)
        if raises != (seen is TypeError) and rest != ", *rest":
            faults.append(f"{source}: {seen}\n{card}")
        if gives and eval(gives[1], space) != seen:
            faults.append(f"{source}: {seen}\n{card}")
    return said


def check_partial(cards, faults):
    said = 0
    arguments = ["", "1", "1, 2", "k=3", "1, k=3", "1, 2, k=3, m=4", "*xs", "1, **ks", "'a, b'", "[1], k={}"]
    for given in arguments:
        whole = f"partial(send{', ' + given if given else ''})"
        source = f"from functools import partial\nready = {whole}\n"
        card = card_at(cards, "partial", source, "partial", 1)
        match = re.search(r"To call `ready` is to call `(.*)`\.", card)
        if not match:
            continue
        said += 1
        space = {"send": lambda *args, **keywords: (args, keywords), "xs": [], "ks": {}}
        exec(source, space)
        if eval(match[1].replace("...", "7, 8"), space) != space["ready"](7, 8):
            faults.append(f"{source}: not so\n{card}")
    return said


CALLS = ["f(n - 1)", "f(n - 1, m)", "f(n - 1, m + 1)", "f(n - 1, k=m)", "f(m=n, n=n - 1)", "f(*[n - 1])",
         "f(n - 1, m, k)", "f(n - 1, m + 1, k * 2)", "f(n - 1, m + 1, k * 2, 5)", "f(n=n - 1)", "f(n - 1, **{})"]
HEADS = ["def f(n, m=2, k=3, *rest):", "def f(n: int, m: int = 2, k=3, q=4):",
         "def f(n, m=2, *, k=3):", "def f(n, /, m=2, k=3, *rest):"]
AGAIN = re.compile(r"`f` is called again here, with (.*)\.\n")


def check_recursion(cards, faults):
    said = 0
    for head, call in itertools.product(HEADS, CALLS):
        source = f"{head}\n    seen.append(dict(locals()))\n    if n > 0:\n        {call}\n"
        space = {"seen": []}
        exec(source, space)
        try:
            space["f"](1)
        except TypeError:
            continue
        outer, inner = space["seen"][:2]
        match = AGAIN.search(card_at(cards, "recursion", source, "f(", 1))
        if not match:
            continue
        said += 1
        for value, name in re.findall(r"`(.*?)` for `(.*?)`", match[1]):
            if inner[name] != eval(value, {}, outer):
                faults.append(f"{source}: {name} is {inner[name]}, not {value}")
        card = card_at(cards, "recursion", source, "f(")
        lines = {str(node.lineno) for node in ast.walk(ast.parse(source))
                 if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "f"}
        if set(re.findall(r"calls itself on line (\d+)", card)) != lines:
            faults.append(f"{source}: calls on {lines}\n{card}")
    return said


def ran(cards, word, source):
    space = {}
    exec(source, space)
    return card_at(cards, "cached", source, word), space


def value_of(source):
    space = {}
    exec(source, space)
    return space["x"]


def check_displays(cards, faults):
    """What is in a container where it is made."""
    said = 0
    for source, word, words in (
        ('x = {"a": 1, "b": 2, "a": 3}\n', "{", "The key `\"a\"` stands here more than once"),
        ("x = {1, 2, 1}\n", "{", "`1` stands here more than once"),
        ('x = {"a": 1, "b": 2}\n', "{", None),
        ("x = {f(): 1, f(): 2}\n", "{", None),
        ("x = 30,\n", ",", "`x` becomes `(30,)`, not `30`."),
        ("x = (30,)\n", ",", None),
        ("from collections import deque\nx = deque([1, 2, 3], maxlen=2)\n", "deque([", "at most `2` items"),
        ("from collections import deque\nx = deque([1, 2, 3])\n", "deque([", None),
        ("seen = []\nx = any([seen.append(n) or n for n in (1, 2)])\n", "any", "before `any` looks"),
        ("seen = []\nx = any(seen.append(n) or n for n in (1, 2))\n", "any", None),
    ):
        card = card_at(cards, "displays", source, word)
        fact = card.split("\n")[1] if words is None and card else card
        if words is None and any(said in fact for said in ("more than once", "becomes", "at most", "before")):
            faults.append(f"{source}: {card}")
        if words is not None:
            said += 1
            if words not in card:
                faults.append(f"{source}: {card}")
    held = [value_of('x = {"a": 1, "b": 2, "a": 3}'), value_of("x = {1, 2, 1}"), value_of("x = 30,")]
    if held != [{"a": 3, "b": 2}, {1, 2}, (30,)]:
        faults.append(f"Python says {held}")
    bounded = collections.deque([1, 2, 3], maxlen=2)
    bounded.append(4)
    if list(bounded) != [3, 4]:
        faults.append(f"Python says {bounded}")
    return said


def check_visits(cards, faults):
    """Which of those that wait is taken: the oldest or the newest."""
    said = 0
    for take, add in itertools.product(("popleft()", "pop(0)", "pop()", "pop(-1)"),
                                       ("append(n)", "extend([n])", "appendleft(n)", "insert(0, n)")):
        make = "deque" if "left" in take + add else "list"
        source = (f"from collections import deque\ndef visit(taken):\n    waiting = {make}([0, 1, 2])\n"
                  f"    n = 2\n    while waiting:\n        taken.append(waiting.{take})\n"
                  f"        n += 1\n        if n < 5:\n            waiting.{add}\n")
        card = card_at(cards, "visits", source, "while")
        match = re.search(r"the one that (waits longest|came last) is taken on line 6; .* on line 9 ", card)
        if not match:
            continue
        said += 1
        space, taken = {}, []
        exec(source, space)
        space["visit"](taken)
        if taken != ([0, 1, 2, 3, 4] if match[1] == "waits longest" else [2, 3, 4, 1, 0]):
            faults.append(f"{source}: {taken}\n{card}")
    return said


def check_caches(cards, faults):
    """Each kind of sentence once, beside what it says."""
    start = "import functools\n"
    card, space = ran(cards, "lru_cache", start + "class A:\n    @functools.lru_cache(maxsize=None)\n"
                      "    def f(self):\n        return 1\n")
    thing = space["A"]()
    thing.f()
    watch = weakref.ref(thing)
    del thing
    gc.collect()
    is_so = "keeps every object alive that this was called on, without a bound" in card
    if not is_so or watch() is None:
        faults.append(f"methods: {card}")
    card, space = ran(cards, "cache", start + "@functools.cache\ndef f():\n    return []\n")
    if "every call gets that same object" not in card or space["f"]() is not space["f"]():
        faults.append(f"no arguments: {card}")
    card, space = ran(cards, "lru_cache", start + "@functools.lru_cache(3)\ndef f(n):\n    return n\n")
    for number in range(9):
        space["f"](number)
    if "At most 3 results" not in card or space["f"].cache_info().currsize != 3:
        faults.append(f"bounded: {card}")
    card, space = ran(cards, "lru_cache", start + "@functools.lru_cache\ndef f(n):\n    return n\n")
    if "At most 128 results" not in card or space["f"].cache_info().maxsize != 128:
        faults.append(f"by default: {card}")
    card, space = ran(cards, "cache", start + "runs = []\n@functools.cache\ndef f(n):\n"
                      "    runs.append(n)\n    return n if n < 2 else f(n - 1) + f(n - 2)\n")
    space["f"](20)
    if "runs once for each set of arguments" not in card or len(space["runs"]) != 21:
        faults.append(f"recursive: {card}")
    card, space = ran(cards, "cache", start + "@functools.cache\nasync def f(n):\n    return n\n")
    asyncio.run(space["f"](1))
    try:
        asyncio.run(space["f"](1))
        faults.append(f"awaited twice: {card}")
    except RuntimeError:
        if "it can be awaited once" not in card:
            faults.append(f"a coroutine: {card}")


def main():
    options = options_of(__doc__, seed=1)
    faults = []
    with Cards(options.program, lint={"enable": False}) as cards:
        said = {
            "sorting": check_sorting(cards, random.Random(options.seed), faults),
            "copies": check_copies(cards, faults),
            "pipelines": check_pipelines(cards, faults),
            "reduce": check_reduce(cards, faults),
            "partial": check_partial(cards, faults),
            "recursion": check_recursion(cards, faults),
            "visits": check_visits(cards, faults),
            "displays": check_displays(cards, faults),
        }
        check_caches(cards, faults)
    for fault in faults[:10]:
        print(fault)
    print(", ".join(f"{count} of {name}" for name, count in said.items()), f"{len(faults)} false", sep="; ")
    return 1 if faults or min(said.values()) < 4 else 0


if __name__ == "__main__":
    sys.exit(main())
