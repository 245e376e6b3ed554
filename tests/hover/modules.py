"""What cards say about imports and entry points, against Python.

Python's own modules are those of the running interpreter and of PYLORE_PYTHONS (from 3.10 on). What
a file beside the program hides is asked of a program with such a file for every module.
"""

import io
import os
import random
import re
import subprocess
import sys
import tempfile
import tokenize
from importlib.metadata import EntryPoint
from importlib.util import resolve_name
from pathlib import Path

from cards import Cards, markdown_of, options_of, uri_of

COMES = re.compile(r"`(\w+)` comes with Python itself(?:, since (3\.\d+))?\.")
CAME = re.compile(r"`(\w+)` came with Python up to (3\.\d+)")
HIDDEN = "in this folder is found first"
NAME = re.compile(r"this file is `(.*?)`(?:, so `(.*?)` is `(.*?)`\.|: `(.*?)` leads out)")
ASK_NAMES = "import sys; print(*sys.version_info[:2], *sys.stdlib_module_names)"
ASK_FIRST = """
import sys
for name in sys.argv[1:]:
    if name in sys.modules:
        continue
    for finder in sys.meta_path:
        spec = finder.find_spec(name, None)
        if spec is not None:
            if str(spec.origin).startswith(sys.path[0]):
                print(name)
            break
"""


def pythons():
    for python in [sys.executable, *os.environ.get("PYLORE_PYTHONS", "").split(os.pathsep)]:
        answer = subprocess.run([python, "-c", ASK_NAMES], capture_output=True, text=True) if python else None
        if answer and answer.returncode == 0:
            major, minor, *names = answer.stdout.split()
            yield (int(major), int(minor)), {name for name in names if not name.startswith("_")}


def version_of(text):
    return tuple(map(int, text.split(".")))


def is_said(text, version):
    """Whether the card says that Python has the module in this version."""
    comes, came = COMES.search(text), CAME.search(text)
    if comes:
        return not comes[2] or version >= version_of(comes[2])
    return bool(came) and version <= version_of(came[2])


def check_standard(cards, faults):
    found = list(pythons())
    names = sorted(set().union(*(names for _, names in found)) | {"numpy", "requests", "helpers", "_thread"})
    text = "".join(f"import {name}\n" for name in names)
    places = [(number, 0) for number in range(len(names))]
    answers = [markdown_of(card) for card in cards.at_places("untitled:one.py", text, places)]
    for version, standard in found:
        for name, answer in zip(names, answers):
            if is_said(answer, version) != (name in standard):
                faults.append(f"Python {version}, {name}: {answer.splitlines()[1]}")
    return names


def check_hidden(cards, folder, names, faults):
    """Where a file is said to hide a module, Python finds the file."""
    for name in names:
        (folder / f"{name}.py").touch()
    asking = folder / "asking.py"
    asking.write_text(ASK_FIRST)
    first = subprocess.run([sys.executable, "-S", str(asking), *names], capture_output=True, text=True, check=True)
    found = set(first.stdout.split())
    text = "".join(f"import {name}\n" for name in names)
    answers = cards.at_places(uri_of(asking), text, [(number, 0) for number in range(len(names))])
    said = {name for name, card in zip(names, answers) if card and HIDDEN in markdown_of(card)}
    faults += [f"{name} is said to be hidden, and is not" for name in sorted(said - found)]
    return len(said)


PLACES = {"shop/__init__.py": "shop", "shop/bill.py": "shop.bill", "shop/core/__init__.py": "shop.core",
          "shop/core/money/coins.py": "shop.core.money.coins", "shop/core/money/__init__.py": "shop.core.money",
          "loose/alone.py": "", "alone.py": ""}
MODULES = [".", "..", "...", "....", ".a", "..a.b", "...c", ".a.b.c", "....d"]


def check_relative(cards, folder, faults):
    told = 0
    for path in PLACES:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).touch()
    for path, name in PLACES.items():
        package = name if path.endswith("__init__.py") else name.rpartition(".")[0]
        text = "".join(f"from {module} import x\n" for module in MODULES)
        places = [(number, 0) for number in range(len(MODULES))]
        for module, card in zip(MODULES, cards.at_places(uri_of(folder / path), text, places)):
            said = NAME.search(markdown_of(card))
            try:
                wanted = resolve_name(module, package) if package else None
            except ImportError:
                wanted = None
            seen = said and said[3]
            told += said is not None
            if (said is not None) != bool(package) or seen != (wanted.rstrip(".") if wanted else wanted):
                faults.append(f"{path}, {module}: {seen}, it is {wanted}")
    return told


FIXTURES = Path(__file__).parent / "fixtures/topics"
PLACES_IN_EACH = 60


def names_in(text):
    return [(token.start[0] - 1, token.start[1]) for token in tokenize.generate_tokens(io.StringIO(text).readline)
            if token.type == tokenize.NAME]


def check_in_package(cards, folder, faults):
    """But for what relative imports are called, cards are the same inside of a package."""
    package = folder / "package_of_fixtures"
    package.mkdir()
    (package / "__init__.py").touch()
    randomness = random.Random(1)
    for fixture in sorted(FIXTURES.glob("*.py")):
        text = fixture.read_text()
        path = package / fixture.name
        path.write_text(text)
        places = names_in(text)
        places = randomness.sample(places, min(len(places), PLACES_IN_EACH))
        alone = cards.at_places(f"untitled:{fixture.name}", text, places)
        inside = cards.at_places(uri_of(path), text, places)
        for (line, character), one, other in zip(places, alone, inside):
            texts = [markdown_of(card) if card else "no card" for card in (one, other)]
            if texts[0] != texts[1] and "Going by the `__init__.py`" not in texts[1]:
                faults.append(f"{fixture.name}:{line + 1}:{character + 1}: in a package\n{texts[1]}\nelse\n{texts[0]}")


VALUES = ["a.b:c", "a", "a.b:c.d", "a : b", "a.b:", ":b", "a b:c", "a:b c", "1a:b", "a:b:c", "größe:x", ""]
POINT = re.compile(r"`x` in the group `g` is, once loaded, (?:the module `(.*?)`|`(.*?)`'s `(.*?)`)\.")


def check_entry_points(cards, faults):
    """What is said of an entry point is what `importlib.metadata` finds in it."""
    text = "[project.entry-points.g]\n" + "".join(f'x = "{value}"\n' for value in VALUES)
    places = [(number + 1, 4) for number in range(len(VALUES))]
    said = 0
    for value, card in zip(VALUES, cards.at_places("file:///project/pyproject.toml", text, places)):
        found = POINT.search(markdown_of(card))
        if found is None:
            continue
        said += 1
        point = EntryPoint(name="x", value=value, group="g")
        if (found[1] or found[2], found[3] or "") != (point.module, point.attr or ""):
            faults.append(f"the entry point {value!r}: {found[0]}")
    return said


def main():
    options = options_of(__doc__)
    faults = []
    with tempfile.TemporaryDirectory() as folder, Cards(options.program, lint={"enable": False}) as cards:
        names = check_standard(cards, faults)
        told = check_relative(cards, Path(folder).resolve() / "project", faults)
        check_in_package(cards, Path(folder).resolve(), faults)
        points = check_entry_points(cards, faults)
        hidden = check_hidden(cards, Path(folder).resolve(), [name for name in names if name != "_thread"], faults)
    for fault in faults[:20]:
        print(fault)
    print(f"{len(names)} modules, {hidden} that a file hides, {told} relative names, {points} entry points, {len(faults)} faults")
    return 1 if faults or hidden < 100 or told < 30 or points < 4 else 0


if __name__ == "__main__":
    sys.exit(main())
