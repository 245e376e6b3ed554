"""What cards say about exception classes and format specifications, against Python itself."""

import builtins
import random
import re
import sys

from cards import Cards, markdown_of, options_of

NEVER = "This clause can never run"


def exception_classes():
    return sorted({
        value.__name__ for value in vars(builtins).values()
        if isinstance(value, type) and issubclass(value, BaseException)
        and not value.__name__.startswith("_")
    } | {"IOError", "EnvironmentError"})


def check_exceptions(cards, faults):
    """Every pair of classes: a second clause can never run if the first one's class is its base."""
    names = exception_classes()
    pairs = [(first, second) for first in names for second in names]
    lines = []
    for first, second in pairs:
        lines += ["try: pass", f"except {first}: pass", f"except {second}: pass"]
    places = [(3 * number + 2, 2) for number in range(len(pairs))]
    answers = cards.at_places("file:///pairs.py", "\n".join(lines), places)
    for (first, second), answer in zip(pairs, answers):
        is_said = answer is not None and NEVER in markdown_of(answer)
        is_so = issubclass(getattr(builtins, second), getattr(builtins, first))
        # A group is a kind of Exception in one more way than the card knows of.
        if is_said != is_so and (first, second) != ("BaseExceptionGroup", "ExceptionGroup"):
            faults.append(f"except {first}, then except {second}: said {is_said}, is {is_so}")
    return len(pairs)


OWN = re.compile(r"`except (\w+)` takes `(\w+)` too\.")
# The roots say nothing, the others have cards of topics of their own.
UNSAID = ("Exception", "BaseException", "Warning",
          "AssertionError", "NotImplementedError", "StopIteration")


def check_own_exceptions(cards, faults):
    """What a card says in the head of a class about the exception that the class derives from."""
    names = exception_classes()
    text = "\n".join(f"class Own{name}({name}): pass" for name in names)
    places = [(line, len(f"class Own{name}(")) for line, name in enumerate(names)]
    made = {}
    exec(text, made)
    for name, answer in zip(names, cards.at_places("file:///own.py", text, places)):
        match = OWN.search(markdown_of(answer) if answer else "")
        if match and not issubclass(made[match[2]], getattr(builtins, match[1])):
            faults.append(f"{name}: {match[0]}, but it does not")
        if not match and name not in UNSAID:
            faults.append(f"{name}: nothing is said of its own kinds")


KIND = re.compile(r"`(\w+)` is a kind of `(\w+)`: `except (\w+)` takes it too\.")
KINDS = re.compile(r"`except (\w+)` also takes its kinds: (.*)\.")


def check_exception_names(cards, faults):
    """What a card says about a class alone: its base, or the classes right below it."""
    names = exception_classes()
    answers = cards.at_places("file:///names.py", "\n".join(f"raise {name}" for name in names),
                              [(line, 6) for line in range(len(names))])
    for name, answer in zip(names, answers):
        card = markdown_of(answer) if answer else ""
        if match := KIND.search(card):
            base = getattr(builtins, name).__base__.__name__
            if match.groups() != (name, base, base):
                faults.append(f"{name}: {match[0]}, but it is a {base}")
        if match := KINDS.search(card):
            for kind in re.findall(r"`(\w+)`", match[2]):
                is_there = hasattr(builtins, kind)  # older Pythons lack some
                if is_there and getattr(builtins, kind).__base__ is not getattr(builtins, match[1]):
                    faults.append(f"{name}: {match[0]}, but {kind} is none")


PARTS = [["", "*", "x", "0"], ["", "<", ">", "^", "="], ["", "+", "-", " "], ["", "#"], ["", "0"],
         ["", "9", "12", "030"], ["", ",", "_"], ["", ".2", ".0", ".", ".11"],
         ["", *"bcdeEfFgGnosxX%", "y", "dd"]]
UNFILLED = re.compile(r"^(.?[<>=^])?[-+ ]?#?0?\d*")  # what only fills up to the width
VALUES = (7, -1234.5, "text", 65)


def formatted(spec, values=VALUES):
    results = []
    for value in values:
        try:
            results.append(format(value, spec))
        except ValueError:
            pass
    return results


def spec_faults(spec, words):
    """Where the words are not true of what Python makes of the specification."""
    results = formatted(spec)
    if not results:
        return [f"it is said to mean {words!r}, but Python refuses it"]
    faults = []
    width = re.search(r"at least (\d+) columns", words)
    if width and min(map(len, results)) < int(width[1]):
        faults.append(f"{width[0]}: {results}")
    digits = re.search(r"(\d+) digits after the point", words)
    if digits:
        shown = re.search(r"\.(\d+)", format(1234.5, UNFILLED.sub("", spec)))
        if len(shown[1] if shown else "") != int(digits[1]):
            faults.append(f"{digits[0]}: {shown}")
    is_short = "significant" in words or "exponent" in words
    if "thousands" in words and not is_short and not any("," in text for text in formatted(spec, (12345678, 1e7))):
        faults.append(f"{words}: {formatted(spec, (12345678, 1e7))}")
    cut = re.search(r"at most (\d+) characters", words)
    if cut and format("q" * 50, spec).count("q") != int(cut[1]):
        faults.append(f"{cut[0]}: {format('q' * 50, spec)}")
    return faults


def check_specs(cards, faults, randomness):
    specs = sorted({"".join(map(randomness.choice, PARTS)) for _ in range(4000)} - {""})
    specs = [spec for spec in specs if spec[0] != "="]  # the grammar takes `:=` for a walrus there
    text = "".join(f"f'{{value:{spec}}}'\n" for spec in specs)
    places = [(number, len("f'{value")) for number in range(len(specs))]
    said = 0
    for spec, answer in zip(specs, cards.at_places("file:///specs.py", text, places)):
        match = re.search(r"`value` by `.*?`: (.*)\.\n", markdown_of(answer)) if answer else None
        if match:
            said += 1
            faults += [f"{spec!r}: {fault}" for fault in spec_faults(spec, match[1])]
        elif len(formatted(spec)) and not re.fullmatch(r"[-sx]*|.[-s]?", spec):
            faults.append(f"{spec!r}: nothing is said, Python makes {formatted(spec)} of it")
    return said


def main():
    options = options_of(__doc__, seed=1)
    faults = []
    with Cards(options.program, lint={"enable": False}) as cards:
        pairs = check_exceptions(cards, faults)
        check_own_exceptions(cards, faults)
        check_exception_names(cards, faults)
        said = check_specs(cards, faults, random.Random(options.seed))
    for fault in faults[:20]:
        print(fault)
    print(f"{pairs} pairs of exceptions, {said} format specifications, {len(faults)} faults")
    return 1 if faults or said < 500 else 0


if __name__ == "__main__":
    sys.exit(main())
