"""What the card of `add_argument` says, against argparse itself.

Calls are put together at random. Whatever the card claims, the attribute's name, what it is when the
option is left out and what becomes of the values, must be what argparse makes of the call."""

import argparse
import contextlib
import io
import pathlib
import random
import re
import sys

from cards import Cards, markdown_of

CLAIM = re.compile(r"The attribute `(?P<name>[^`]+)`(?P<hard>, which only `getattr` can read,)? becomes "
                   r"(?P<value>.*?)(?P<absence>, (?:and )?`[^`]+`(?: goes through `[^`]+`)? when it is left out|; it has to be given|"
                   r", `\[\]` when there is none)\.")
NAMES = ['"--dry-run"', '"-v", "--verbose"', '"-n"', '"files"', '"in-file"', '"-x", "--one", "--two-three"',
         '"---odd"', '"--a-b", "-c"', '"dest"', '"-1"', '"--größe"', 'NAME']
ACTIONS = ["store", "store_true", "store_false", "count", "append", "store_const", "help"]
TYPES = ["int", "float", "Path", "bool", "str", "lambda text: text.upper()"]
NARGS = ['"+"', '"*"', '"?"', "2", "1", "3"]
DEFAULTS = ["None", "0", "3", '"7"', '"text"', "[]", "argparse.SUPPRESS", "(1, 2)", "True"]
SPACE = {"argparse": argparse, "Path": pathlib.Path, "NAME": "--named"}
GIVEN = ["1", "2", "3"]


def make_call(randomness):
    parts = [randomness.choice(NAMES)]
    for chance, keyword, values in ((0.5, "action", [f'"{action}"' for action in ACTIONS]),
                                    (0.4, "type", TYPES), (0.3, "nargs", NARGS),
                                    (0.4, "default", DEFAULTS), (0.15, "required", ["True", "False"]),
                                    (0.15, "dest", ['"chosen"', '"some-thing"'])):
        if randomness.random() < chance:
            parts.append(f"{keyword}={randomness.choice(values)}")
    return f"parser.add_argument({', '.join(parts)})"


def parse(call, arguments):
    """The attributes, or None where argparse refuses the call or the arguments."""
    parser = argparse.ArgumentParser()
    try:
        with contextlib.redirect_stderr(io.StringIO()), contextlib.redirect_stdout(io.StringIO()):
            action = eval(call, {**SPACE, "parser": parser})
            return action, vars(parser.parse_args(arguments))
    except SystemExit:
        return action, None
    except (TypeError, ValueError):
        return None, None


def expected_absence(words):
    stated = re.match(r", (and )?`(.*?)`( goes through `(.*?)`)? when", words)
    value = eval(stated[2], dict(SPACE))
    return eval(stated[4], dict(SPACE))(value) if stated[4] else value


def value_faults(claim, call, action):
    """What becomes of one value, and of as many as the action takes."""
    words = claim["value"]
    option = [max(action.option_strings, key=len)] if action.option_strings else []
    if "when the option is given" in words:
        found = parse(call, option)[1]
        return [] if found[claim["name"]] is eval(words.split("`")[1]) else ["given"]
    if words.startswith("how often"):
        return [] if parse(call, option * 3)[1][claim["name"]] - parse(call, option)[1][claim["name"]] == 2 else ["count"]
    if "for each time" in words:
        found = parse(call, (option + GIVEN[:1]) * 2)[1]
        return [] if found is None or len(found[claim["name"]]) == 2 else ["append"]
    makes = re.search(r"made by `(.*)`", words)
    make = eval(makes[1], dict(SPACE)) if makes else str
    if words.startswith("a list of"):
        many = re.match(r"a list of (one or more|any number of|\d+) (texts|values)", words)
        count = int(many[1]) if many[1].isdigit() else 3
        found = parse(call, option + GIVEN[:count])[1]
        is_so = found is not None and found[claim["name"]] == [make(text) for text in GIVEN[:count]]
        too_few = parse(call, option + GIVEN[:count - 1])[1] if many[1].isdigit() else parse(call, option)[1]
        is_open = many[1] == "any number of" or (not many[1].isdigit() and not option)
        return [] if is_so and (is_open or too_few is None) else [f"list: {found}"]
    found = parse(call, option + GIVEN[:1])[1]
    return [] if found is not None and found[claim["name"]] == make(GIVEN[0]) else [f"value: {found}"]


def faults_of(call, words):
    claim = CLAIM.search(words)
    if claim is None:
        return [f"words of another form: {words}"]
    action, absent = parse(call, [])
    if action is None:
        return []  # argparse refuses the call itself, and says so when it runs
    faults = []
    if action.dest != claim["name"] or claim["name"].isidentifier() == bool(claim["hard"]):
        faults.append(f"the attribute is {action.dest}")
    if "has to be given" in claim["absence"]:
        faults += [] if absent is None else [f"left out, it is {absent}"]
    elif "when there is none" in claim["absence"]:
        faults += [] if absent == {action.dest: []} else [f"left out, it is {absent}"]
    else:
        try:
            wanted = expected_absence(claim["absence"])
        except (TypeError, ValueError):
            wanted = None if absent is None else "an error"
        is_so = absent is None if wanted is None and absent is None else absent == {action.dest: wanted}
        faults += [] if is_so else [f"left out, it is {absent}"]
    return faults or value_faults(claim, call, action)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("program")
    options.add_argument("--calls", type=int, default=3000)
    options.add_argument("--seed", type=int, default=1)
    options = options.parse_args()
    randomness = random.Random(options.seed)
    calls = [make_call(randomness) for _ in range(options.calls)]
    head = "import argparse\nparser = argparse.ArgumentParser()\n"
    with Cards(options.program) as cards:
        places = [(number + 2, len("parser.a")) for number in range(len(calls))]
        answers = cards.at_places("file:///project/calls.py", head + "\n".join(calls) + "\n", places)
    faults, said = [], 0
    for call, answer in zip(calls, answers):
        words = markdown_of(answer).split("\n")[1] if answer else ""
        if not words.startswith("The attribute"):
            continue
        said += 1
        faults += [f"{call}\n  {words}\n  {fault}" for fault in faults_of(call, words)]
    print(*faults[:20], f"{said} claims about {len(calls)} calls, {len(faults)} faults", sep="\n")
    sys.exit(1 if faults or said < len(calls) / 10 else 0)


if __name__ == "__main__":
    main()
