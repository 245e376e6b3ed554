"""`pylore hover` from the outside: its output, its exit codes, and what it takes."""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

SOURCE = """\
def größe(items=[]):
    yield items  # the only one
"""


def run(program, *arguments, source=None):
    answer = subprocess.run([program, "hover", *arguments], capture_output=True, text=True,
                            input=source, timeout=60)
    return answer.returncode, answer.stdout, answer.stderr


def check_cards(program, folder, faults):
    path = folder / "a file: with:colons.py"
    path.write_text(SOURCE)
    code, out, err = run(program, f"{path}:2:5")
    if code != 0 or "größe" not in out or "**" in out or "###" in out or err:
        faults.append(f"a card as text: {code} {out!r} {err!r}")
    code, out, err = run(program, "--format=markdown", f"{path}:1:5")
    if code != 0 or not out.startswith("### Generators\n`größe` is a generator function"):
        faults.append(f"a card as markdown: {code} {out!r} {err!r}")
    code, out, err = run(program, f"{path}:1:17", "--format", "json")
    card = json.loads(out or "{}")
    wanted = {"file": str(path), "start": {"line": 1, "column": 17},
              "end": {"line": 1, "column": 19}}
    if code != 0 or any(card.get(key) != value for key, value in wanted.items()):
        faults.append(f"a card as json: {code} {out!r} {err!r}")
    if "**" in card.get("text", "**") or "### " not in card.get("markdown", ""):
        faults.append(f"the two texts of a card: {card}")
    brief = len(run(program, f"{path}:2:5", "--level", "brief")[1])
    full = len(run(program, f"{path}:2:5", "--level=full")[1])
    if full < 2 * brief:
        faults.append(f"a full card is longer: {brief} {full}")
    code, out, _ = run(program, "-:2:5", "--width", "40", source="\ufeff" + SOURCE)
    if code != 0 or max(len(line) for line in out.split("\n") if "http" not in line) > 40:
        faults.append(f"a narrow card of standard input: {code} {out!r}")


def check_silence(program, folder, faults):
    path = folder / "quiet.py"
    path.write_text(SOURCE)
    for place in ("1:1", "2:5"):
        code, out, err = run(program, f"{path}:{place}")
        if code != 0:
            faults.append(f"{place} has a card: {code} {err!r}")
    for place in ("2:12", "2:25", "2:999", "3:1"):
        code, out, err = run(program, f"{path}:{place}")
        if code != 1 or out or "nothing to say" not in err:
            faults.append(f"{place} has none: {code} {out!r} {err!r}")


def check_manifests(program, folder, faults):
    """Files that are none of Python's: found by their names, also below another folder."""
    for name, text, place, wanted in (
        ("requirements.txt", "numpy\n\nrequests~=2.31.4\n", "3:1", ">=2.31.4, ==2.31.*"),
        ("pyproject.toml", "[project]\nname = 'x'\n", "1:3", "Packaging"),
        (".python-version", "3.12\n", "1:1", "3.12"),
        ("other.toml", "[project]\n", "1:3", None),
    ):
        path = folder / name
        path.write_text(text)
        code, out, err = run(program, f"{path}:{place}")
        if code != (1 if wanted is None else 0) or (wanted or "") not in out:
            faults.append(f"{name}: {code} {out!r} {err!r}")
    (folder / "setup.cfg").write_bytes(b"[metadata]\nname = \xe9\n")
    code, out, err = run(program, f"{folder / 'setup.cfg'}:1:2")
    if code != 2 or out or "not valid UTF-8" not in err:
        faults.append(f"a file that is no UTF-8: {code} {out!r} {err!r}")


def check_misuse(program, folder, faults):
    path = folder / "quiet.py"
    (folder / "latin.py").write_bytes(b"x = '\xe9'\n")
    for arguments in (
        [], [str(path)], [f"{path}:1"], [f"{path}:0:1"], [f"{path}:1:0"], [f"{path}:1:x"],
        [f"{path}:1:-2"], [f"{path}:9:1"], [f"{path}:99999999999:1"], [":1:1"],
        [f"{folder}:1:1"], [f"{folder / 'none.py'}:1:1"], [f"{folder / 'latin.py'}:1:1"],
        [f"{path}:1:1", "--level", "some"], [f"{path}:1:1", "--level"], [f"{path}:1:1", "--colour"],
        [f"{path}:1:1", f"{path}:1:2"], [f"{path}:1:1", "--format", "xml"],
    ):
        code, out, err = run(program, *arguments)
        if code != 2 or out or not err.startswith("pylore hover: "):
            faults.append(f"{arguments}: {code} {out!r} {err!r}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    options = parser.parse_args()
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        check_cards(options.program, Path(folder), faults)
        check_silence(options.program, Path(folder), faults)
        check_manifests(options.program, Path(folder), faults)
        check_misuse(options.program, Path(folder), faults)
    for fault in faults:
        print(fault)
    print(f"{len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
