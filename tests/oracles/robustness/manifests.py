"""A case as the files that are none of Python's: opened, hovered, typed into, closed; and as a file
for the command. Cards or none, no findings, and no crash.
"""

from __future__ import annotations

import random
from pathlib import Path

import over_cli
import over_lsp
from over_lsp import HANG, OTHER, OTHER_PLACE, Fault

from lsp_client import LspClient, changing, closing, opening, replacing

NAMES = ("pyproject.toml", "poetry.lock", "Pipfile", "setup.cfg", "requirements.txt", ".python-version")
SCRIPT = "script.py"
DEPTH = 20_000
PIECES = (
    "[", "]", "[[", "]]", "{", "}", "=", ",", ".", '"', "'", '"""', "'''", "\\", "#", "\n", "\r\n", "\r",
    " ", "\t", "\0", "\u00e9", "\U0001f600", "name", "tool", "poetry", "project", "dependencies", "[project]\n",
    "[tool.poetry.dependencies]\n", "dependencies = [\n", '"a>=1,<2"', "~=", "===", "^", "1.4.2", ".*", "!", "@",
    ";", "python_version < '3'", "-e ", "-r ", "--hash=sha256:0", " \\\n", "# /// script\n", "# ///\n", "# ",
)

# What such files are made of, deep, long and never closed.
TEXTS = {
    "lists": lambda scale: "a = " + "[" * int(DEPTH * scale) + "]" * int(DEPTH * scale),
    "open lists": lambda scale: "a = [\n" * int(DEPTH * scale),
    "inline tables": lambda scale: "a = " + "{a = " * int(DEPTH * scale),
    "keys with dots": lambda scale: ".".join("a" * int(DEPTH * scale)) + " = 1\n",
    "headers": lambda scale: "[a]\n" * int(DEPTH * scale),
    "open quotes": lambda scale: 'a = """\nb = \'\'\'\n\\"""' * int(DEPTH * scale),
    "continued lines": lambda scale: "a \\\n" * int(DEPTH * scale),
    "clauses": lambda scale: "a" + ">=1," * int(DEPTH * scale) + "<2",
    "long versions": lambda scale: "a==" + "1." * int(DEPTH * scale) + "1",
    "long numbers": lambda scale: "a~=1." + "9" * int(DEPTH * scale),
    "extras": lambda scale: "a[" + "b," * int(DEPTH * scale) + "c]",
    "markers": lambda scale: "a; " + "(" * int(DEPTH * scale),
    "hashes": lambda scale: "a==1" + " \\\n  --hash=sha256:0" * int(DEPTH * scale),
    "script blocks": lambda scale: "# /// script\n" * int(DEPTH * scale),
    "closed script blocks": lambda scale: "# /// script\n# a = [\n# ///\n\n" * int(DEPTH * scale),
}


def noise(seed: int, count: int = 400) -> str:
    randomness = random.Random(seed)
    return "".join(randomness.choice(PIECES) for _ in range(count))


def all_texts(scale: float, noisy: int) -> dict:
    texts = {name: make(scale) for name, make in TEXTS.items()}
    return texts | {f"noise {seed}": noise(seed) for seed in range(noisy)}


def places(text: str) -> list:
    """Those of any case, and some at random."""
    randomness = random.Random(len(text))
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    numbers = [randomness.randrange(len(lines)) for _ in range(20)]
    return over_lsp.places(text) + [(number, randomness.randrange(len(lines[number]) + 1)) for number in numbers]


def run_case(client: LspClient, text: str) -> None:
    """In one session: every kind of file has this text, and Python beside it goes on."""
    before = client.hover(OTHER, *OTHER_PLACE)
    client.publishes.clear()
    for name in (*NAMES, SCRIPT):
        uri = f"file:///nowhere/{name}"
        client.write(opening(uri, text))
        here = places(text)
        for place in here:
            client.hover(uri, *place, timeout=HANG)
        for version, letter in enumerate('"[#', start=2):
            client.write(changing(uri, version, [replacing((0, 0), (0, 0), letter)]))
            client.hover(uri, *here[version], timeout=HANG)
        client.write(closing(uri))
    if client.hover(OTHER, *OTHER_PLACE, timeout=HANG) != before:
        raise Fault("the other document's card has changed")
    if any(name in str(message.content) for message in client.publishes for name in NAMES):
        raise Fault("there are findings of a file that is none of Python's")
    client.publishes.clear()


def run_command(server: str, folder: Path, text: str) -> None:
    for name in NAMES:
        path = folder / name
        path.write_bytes(text.encode("utf-8"))
        for line, column in ((1, 1), (1, 6), (2, 3)):
            over_cli.run(server, "hover", f"{path}:{line}:{column}")
        if over_cli.run(server, "check", str(path)).returncode != 0:
            raise Fault(f"check finds something in {name}")
        path.unlink()
