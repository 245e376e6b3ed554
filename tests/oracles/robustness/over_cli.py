"""A case as a file for the commands: an exit code of theirs, output that can be read, no crash."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

HANG = 300.0
EXIT_CODES = (0, 1, 2)


class Fault(Exception):
    """What the command did that it must not."""


def run(server: str, *arguments: str) -> subprocess.CompletedProcess:
    said = subprocess.run([server, *arguments], capture_output=True, timeout=HANG)
    command = " ".join(arguments[:1])
    if said.returncode not in EXIT_CODES:
        words = said.stderr.decode(errors="replace")[-2000:]
        raise Fault(f"{command} ended with {said.returncode}: {words}")
    try:
        said.stdout.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Fault(f"{command} wrote what is not UTF-8: {error}") from error
    return said


def read_records(output: bytes) -> int:
    """How many lines of JSON."""
    lines = output.splitlines()
    for line in lines:
        try:
            json.loads(line)
        except ValueError as error:
            raise Fault(f"not JSON: {line[:200]!r}: {error}") from error
    return len(lines)


def check(server: str, path: Path) -> None:
    """A file that can be read is checked: findings or none, and JSON that says so."""
    said = run(server, "check", "--output-format", "json", str(path))
    if said.returncode == 2:
        raise Fault(f"check refused: {said.stderr.decode(errors='replace')[-500:]}")
    found = read_records(said.stdout)
    if (found > 0) != (said.returncode == 1):
        raise Fault(f"check found {found} and ended with {said.returncode}")


def run_case(server: str, path: Path) -> None:
    check(server, path)
    run(server, "hover", f"{path}:1:1")
    run(server, "hover", f"{path}:1:5")
    read_records(run(server, "concepts", "--places", "--format", "json", str(path)).stdout)


GOOD = b"if x == None:\n    pass\n"
RAW_FILES = {
    "not UTF-8": b"x = '\xff\xfe\x80'\n" + GOOD,
    "UTF-8 cut short": GOOD + b"x = '\xe6\x97",
    "overlong UTF-8": b"x = '\xc0\xaf\xe0\x80\xaf'\n" + GOOD,
    "surrogates in UTF-8": b"x = '\xed\xa0\xbd\xed\xb8\x80'\n" + GOOD,
    "past the last code point": b"x = '\xf4\x90\x80\x80'\n" + GOOD,
    "Latin-1, declared": b"# coding: latin-1\nx = '\xe9'\n" + GOOD,
    "UTF-16": ("\ufeff" + GOOD.decode()).encode("utf-16-le"),
    "all bytes": bytes(range(256)) + b"\n" + GOOD,
    "a program": Path("/bin/true").read_bytes() if Path("/bin/true").exists() else b"\x7fELF\0",
}


def run_raw(server: str, folder: Path, data: bytes) -> None:
    """Beside a good file: each command says something that names the bad one or its findings, and
    the good one has its findings."""
    bad, good = folder / "bad.py", folder / "good.py"
    bad.write_bytes(data)
    good.write_bytes(GOOD)
    said = run(server, "check", str(bad), str(good))
    text = said.stdout.decode("utf-8") + said.stderr.decode("utf-8", errors="replace")
    if said.returncode == 0:
        raise Fault("check ended with 0")
    if str(bad) not in text and bad.name not in text:
        raise Fault("check does not say a word about it")
    if not any("good.py" in line and "E711" in line for line in text.splitlines()):
        raise Fault("the good file beside it lost its finding")
    run(server, "hover", f"{bad}:1:1")
    run(server, "concepts", str(bad))
