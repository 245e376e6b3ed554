"""What cards say about logging calls, coroutines and programs that are started, put to the test."""

import asyncio
import io
import logging
import random
import re
import subprocess
import sys
import warnings

from cards import Cards, markdown_of, options_of

TAKES = re.compile(r"`(%[^`]*)` takes `([^`]*)`")
LOST = "prints a `TypeError` to stderr"
PLACES = ["%s", "%d", "%5.1f", "%r", "%%", "%-4s", "%x"]
VALUES = {"7": 7, "count": 12, "size": 3}


def fact_of(answer):
    """The lines between a card's title and its topic's own words."""
    return markdown_of(answer) if answer else ""


def logged(call):
    """What a handler writes for the call, and what logging itself has to say about it."""
    stream, errors = io.StringIO(), io.StringIO()
    handler = logging.StreamHandler(stream)
    log = logging.Logger("calls")
    log.addHandler(handler)
    old, sys.stderr = sys.stderr, errors
    try:
        exec(call, {"log": log, **VALUES})
    finally:
        sys.stderr = old
    return stream.getvalue(), errors.getvalue()


def make_log_call(randomness):
    places = [randomness.choice(PLACES) for _ in range(randomness.randrange(4))]
    values = [randomness.choice(list(VALUES)) for _ in range(randomness.randrange(4))]
    message = " ".join(["order", *places])
    options = randomness.choice([[], [], ["exc_info=False"], ["extra={'user': 1}"]])
    return f"log.warning({', '.join([repr(message), *values, *options])})", places, values


def check_logging(cards, faults, randomness, count):
    """Which value goes where, and that a message is lost exactly where the card says so."""
    said = lost = 0
    for number in range(count):
        call, places, values = make_log_call(randomness)
        source = f"import logging\nlog = logging.getLogger(__name__)\n{call}\n"
        card, = cards.at_places(f"file:///log{number}.py", source, [(2, len("log."))])
        text = fact_of(card)
        wanted = [place for place in places if place != "%%"]
        pairs = TAKES.findall(text)
        is_lost = LOST in text
        said += bool(pairs)
        lost += is_lost
        if pairs and pairs != list(zip(wanted, values))[:3]:
            faults.append(f"{call}: {pairs}")
        written, errors = logged(call)
        if is_lost != ("TypeError" in errors) or (pairs and not written):
            faults.append(f"{call}: said to be lost {is_lost}, but {written!r} {errors[-200:]!r}")
    return said, lost


SOURCES = {
    "async def save():\n    ran.append(1)\nsave()\n": True,
    "async def save():\n    ran.append(1)\ndef work():\n    save()\nwork()\n": True,
    "def save():\n    ran.append(1)\nsave()\n": False,
    "import functools\n@functools.cache\ndef save():\n    ran.append(1)\nsave()\n": False,
    "class Shop:\n    async def save(self):\n        ran.append(1)\n    def work(self):\n"
    "        self.save()\nShop().work()\n": True,
    "class Shop:\n    def save(self):\n        ran.append(1)\n    def work(self):\n"
    "        self.save()\nShop().work()\n": False,
    "async def save():\n    pass\ndef save():\n    ran.append(1)\nsave()\n": False,
    "async def save():\n    ran.append(1)\ndef work(save):\n    save()\nwork(lambda: ran.append(1))\n":
        False,
    "def work():\n    async def save():\n        ran.append(1)\n    save()\nwork()\n": True,
}


def check_coroutines(cards, faults):
    """The last call of `save` in each source runs its body, or the card says that it does not."""
    for number, (source, is_unawaited) in enumerate(SOURCES.items()):
        ran = []
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            exec(source, {"ran": ran})
        lines = source.split("\n")
        line = max(i for i, text in enumerate(lines) if text.endswith("save()"))
        place = (line, lines[line].index("save()"))
        card, = cards.at_places(f"file:///coroutine{number}.py", source, [place])
        is_said = "Nothing of" in fact_of(card)
        if is_said != is_unawaited or is_said == bool(ran):
            faults.append(f"said {is_said}, ran {ran}:\n{source}{fact_of(card)}")


def raises_value_error(source):
    async def answer():
        return 42
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            exec(source, {"asyncio": asyncio, "answer": answer})
    except (ValueError, TypeError):
        return True
    return False


def check_uncalled(cards, faults):
    for call in ("asyncio.run(answer)", "asyncio.run(answer())"):
        source = f"import asyncio\nasync def answer():\n    return 42\n{call}\n"
        card, = cards.at_places("file:///uncalled.py", source, [(3, len("asyncio."))])
        is_said = "is the function, not a coroutine" in fact_of(card)
        if is_said != raises_value_error(source):
            faults.append(f"{call}: said {is_said}")


COMMANDS = {
    'subprocess.run("echo one two")': "name of one program",
    'subprocess.run("echo")': None,
    'subprocess.run(["echo", "one"])': None,
    'subprocess.run("echo one", shell=True)': None,
    'subprocess.run(["echo", "one"], shell=True)': "arguments of the shell",
    'subprocess.run(f"echo {word}", shell=True)': "line that the shell reads",
}


def outcome(call):
    try:
        done = eval(call.replace("subprocess.run(", "run("),
                    {"run": lambda *args, **options: subprocess.run(
                        *args, **options, capture_output=True, text=True), "word": "a; echo b"})
    except FileNotFoundError:
        return "name of one program"
    if done.stdout == "a\nb\n":
        return "line that the shell reads"
    return "arguments of the shell" if "shell=True" in call and done.stdout == "\n" else None


def check_commands(cards, faults):
    for call, words in COMMANDS.items():
        source = f"import subprocess\nword = input()\n{call}\n"
        card, = cards.at_places("file:///command.py", source, [(2, len("subprocess."))])
        said = next((part for part in filter(None, COMMANDS.values()) if part in fact_of(card)), None)
        if said != words or outcome(call) != words:
            faults.append(f"{call}: said {said!r}, is {outcome(call)!r}\n{fact_of(card)}")


def main():
    options = options_of(__doc__, count=400, seed=1)
    faults = []
    with Cards(options.program, lint={"enable": False}) as cards:
        said, lost = check_logging(cards, faults, random.Random(options.seed), options.count)
        check_coroutines(cards, faults)
        check_uncalled(cards, faults)
        check_commands(cards, faults)
    for fault in faults[:20]:
        print(fault)
    print(f"{said} logging calls explained, {lost} called lost, {len(faults)} faults")
    return 1 if faults or said < 30 or lost < 30 else 0


if __name__ == "__main__":
    sys.exit(main())
