"""What cards say about slices, numbers and raw strings, against Python itself."""

import ast
import random
import re
import sys

from cards import Cards, markdown_of, options_of

ITEMS = r"(?:item|(\d+) items)"
LENGTHS = range(0, 14)


def number(text):
    return int(text) if text else 1


def ordinal(text):
    return int(text[:-2])


# What the words mean, for a list x.
MEANINGS = [(re.compile(f"{pattern}$"), meaning) for pattern, meaning in (
    ("all items, from the first to the last", lambda x, m: x),
    ("no items at all", lambda x, m: []),
    (f"all but the first {ITEMS}", lambda x, m: x[number(m[1]):]),
    (f"all but the last {ITEMS}", lambda x, m: x[:max(0, len(x) - number(m[1]))]),
    (f"the first {ITEMS}", lambda x, m: x[:number(m[1])]),
    (f"the last {ITEMS}", lambda x, m: x[max(0, len(x) - number(m[1])):]),
    (f"all but the first {ITEMS} and the last {ITEMS}",
     lambda x, m: x[number(m[1]):max(0, len(x) - number(m[2]))]),
    (f"of the last {ITEMS}, all but the last {ITEMS}",
     lambda x, m: x[max(0, len(x) - number(m[1])):max(0, len(x) - number(m[2]))]),
    (r"the item at index (\d+), if there is one", lambda x, m: x[int(m[1]):int(m[1]) + 1]),
    (r"the items at index (\d+) to (\d+)",
     lambda x, m: [item for item in x if int(m[1]) <= item <= int(m[2])]),
    (r"every (\w+) item, from the first on",
     lambda x, m: [item for item in x if item % ordinal(m[1]) == 0]),
    (r"every (\w+) item, from index (\d+) on",
     lambda x, m: [i for i in x if i >= int(m[2]) and (i - int(m[2])) % ordinal(m[1]) == 0]),
    ("all items, from the last to the first", lambda x, m: sorted(x, reverse=True)),
    (r"every (\w+) item, from the last to the first",
     lambda x, m: [i for i in sorted(x, reverse=True) if (len(x) - 1 - i) % ordinal(m[1]) == 0]),
)]


def check_slice(source, words):
    if "ValueError" in words:
        return None if source.endswith(":0]") else "is no ValueError"
    for pattern, meaning in MEANINGS:
        if match := pattern.match(words):
            for length in LENGTHS:
                x = list(range(length))
                if eval(source) != meaning(x, match):
                    return f"of {length} items it is {eval(source)}, not {meaning(x, match)}"
            return None
    return "means nothing that the test knows"


def check_slices(cards, randomness, count, faults):
    bounds = ["", "", "None", *(str(n) for n in range(-6, 7))]
    sources = []
    for _ in range(count):
        parts = [randomness.choice(bounds) for _ in range(randomness.choice((2, 2, 3)))]
        sources.append(f"x[{':'.join(parts)}]")
    places = [(line, source.index(":")) for line, source in enumerate(sources)]
    said = 0
    for source, answer in zip(sources, cards.at_places("file:///slices.py", "\n".join(sources), places)):
        fact = re.search(re.escape(f"`{source}`: ") + r"(.*)\.$", markdown_of(answer), re.MULTILINE)
        if fact:
            said += 1
            if fault := check_slice(source, fact[1]):
                faults.append(f"{source}: {fact[1]}: {fault}")
    return said


def random_number(randomness):
    digits = str(randomness.randrange(10 ** randomness.randrange(1, 18)))
    return randomness.choice([
        hex, oct, bin, lambda n: f"{n:_}", lambda n: f"{n}e{randomness.randrange(-9, 12)}",
        lambda n: f"{n / 1000}e{randomness.randrange(-20, 20)}", lambda n: f"{n}.5_0e1",
        lambda n: f"0X{n:X}", lambda n: f"{n}j",
    ])(int(digits))


def check_numbers(cards, randomness, count, faults):
    sources = [random_number(randomness) for _ in range(count)]
    places = [(line, 4) for line in range(len(sources))]
    text = "\n".join(f"x = {source}" for source in sources)
    said = 0
    for source, answer in zip(sources, cards.at_places("file:///numbers.py", text, places)):
        card = markdown_of(answer) if answer else ""
        if fact := re.search(re.escape(f"`{source}` is ") + r"`?([\d.]+)`?, ", card):
            said += 1
            if repr(ast.literal_eval(source)) != fact[1]:
                faults.append(f"{source}: said {fact[1]}, is {ast.literal_eval(source)!r}")
    return said


def check_raw_strings(cards, randomness, count, faults):
    pieces = ["a", "\\d", "\\\\", '\\"', "'", "+", " ", "\\'", ".*", "\\n", "[x]"]
    sources = []
    while len(sources) < count:
        source = 'r"' + "".join(randomness.choices(pieces, k=randomness.randrange(0, 7))) + '"'
        sources.append(source)
    text = "\n".join(f"x = {source}" for source in sources)
    places = [(line, 4) for line in range(len(sources))]
    said = 0
    for source, answer in zip(sources, cards.at_places("file:///raw.py", text, places)):
        card = markdown_of(answer)
        if fact := re.search(r"it would be written (`+)(.*?)\1\.", card):
            said += 1
            if ast.literal_eval(fact[2].strip()) != ast.literal_eval(source):
                faults.append(f"{source}: is not {fact[2]}")
        elif ("changes nothing" in card) != ("\\" not in source):
            faults.append(f"{source}: changes something, or nothing")
    return said


def main():
    options = options_of(__doc__, count=1500, seed=1)
    randomness = random.Random(options.seed)
    faults = []
    with Cards(options.program, lint={"enable": False}) as cards:
        said = [check(cards, randomness, options.count, faults)
                for check in (check_slices, check_numbers, check_raw_strings)]
    for fault in faults[:20]:
        print(fault)
    print(f"{said[0]} slices, {said[1]} numbers, {said[2]} raw strings, {len(faults)} false")
    return 1 if faults or min(said) < options.count // 4 else 0


if __name__ == "__main__":
    sys.exit(main())
