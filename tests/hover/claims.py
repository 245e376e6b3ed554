"""What cards say about the second call of a function with a mutable default, put to the test.

Functions are put together from statements at random; whenever a card is certain of what the calls
leave behind, they are made, and the default must be just that."""

import random
import re
import sys

from cards import Cards, markdown_of, options_of

EXACT = re.compile(r"after the first two calls, `(.*?)` and `(.*?)`,.* `kept` is `(.*?)`")
GROWS = "the second call of"

HEADS = [
    "def add(item, kept={}):",
    "def add(kept={}):",
    "def add(item: str, kept={}):",
    "def add(item, other, kept={}):",
    "def add(item, *, kept={}):",
    "def add(item, /, *rest, kept={}, **more):",
    "def add(item, flag=False, kept={}):",
    "def add(item: list, kept={}):",
]
DEFAULTS = ["[]", "list()", "{}", "dict()", "set()", "[0]"]
STATEMENTS = [
    "kept.append(item)", "kept.add(item)", "kept[item] = item", "kept[other] = item",
    "kept.append(1)", "kept.append(item * 2)", "kept[item] = 1", "kept['a'] = item",
    "return kept", "return len(kept)", "pass", "print(len(kept), file=silent)", "'A text.'",
    "item = 0", "other = item", "kept = list(kept)", "kept += [2]", "kept.clear()", "del kept",
    "if item: return", "if not kept: return kept", "for each in kept: break", "while False: pass",
    "assert kept is not None", "raise ValueError", "(lambda: kept)().clear()", "same = kept",
    "def inner():\n        kept.clear()\n    inner()", "global count", "import os", "yield item",
    "try:\n        kept.append(item)\n    finally:\n        pass", "change(kept)", "kept.append(kept)",
    "kept.extend([item])", "item.append(3)", "kept.append(*[item])", "kept.append(x for x in kept)",
    "kept[0:0] = [item]", "kept[item], other = item, 1", "(kept).append(item)", "return sorted(kept)",
    "[kept for kept in range(2)]", "with open(item) as kept: pass", "kept.append(same := item)",
]
SPACE = "item = other = 7\nsilent = __import__('io').StringIO()\ndef change(kept):\n    kept.clear()\n"


def make_function(randomness):
    head = randomness.choice(HEADS).replace("{}", randomness.choice(DEFAULTS))
    body = [randomness.choice(STATEMENTS[:8] if randomness.random() < 0.5 else STATEMENTS)
            for _ in range(randomness.randrange(1, 4))]
    return head + "\n    " + "\n    ".join(body) + "\n"


def compiles(source):
    try:
        return compile(source, "claim", "exec")
    except SyntaxError:
        return None


def default_of(function):
    keywords = function.__kwdefaults__ or {}
    return keywords["kept"] if "kept" in keywords else function.__defaults__[-1]


def check_exact(source, match):
    space = {}
    exec(SPACE + source, space)
    for call in match.group(1, 2):
        try:
            eval(call, space)
        except Exception as error:
            return f"is not seen: {call} raises {error!r}"
    seen = default_of(space["add"])
    return None if seen == eval(match[3]) else f"is {seen}, not {match[3]}"


def check_growth(source):
    """The first call leaves something behind, for a call whose arguments fit."""
    space = {}
    exec(SPACE + source, space)
    function = space["add"]
    before = len(default_of(function))
    required = function.__code__.co_argcount - len(function.__defaults__ or ())
    for argument in (5, "five", [5]):
        try:
            function(*[argument] * required)
        except Exception:  # a call that fails is no claim of the card
            continue
        return None if len(default_of(function)) > before else "is not longer"
    return None


def main():
    options = options_of(__doc__, count=3000, seed=1)
    randomness = random.Random(options.seed)
    sources = [make_function(randomness) for _ in range(options.count)]
    faults, exact, grown = [], 0, 0
    with Cards(options.program, lint={"enable": False}) as cards:
        for number, source in enumerate(sources):
            if not compiles(source):
                continue
            place = source.index("kept=") + len("kept=")
            card, = cards.at_places(f"file:///claim{number}.py", source, [(0, place)])
            text = markdown_of(card) if card else ""
            match = EXACT.search(text)
            exact += match is not None
            grown += GROWS in text
            fault = check_exact(source, match) if match else None
            if GROWS in text:
                fault = check_growth(source)
            if fault:
                faults.append(f"the default {fault}:\n{source}{text}")
    for fault in faults[:10]:
        print(fault)
    print(f"{exact} exact claims, {grown} of growth, {len(faults)} false")
    return 1 if faults or exact < 50 or grown < 20 else 0


if __name__ == "__main__":
    sys.exit(main())
