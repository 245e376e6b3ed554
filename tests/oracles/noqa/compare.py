"""Holds what `# noqa` leaves against flake8 and ruff, over cases that are made by combination.

    python compare.py --pylore PYLORE [--show]

Run by a Python that has both (../linters/run_with.py finds one). Compared are the lines and codes
that are left. Where the two agree, pylore has to agree with them; where they differ, what both show
is shown, but for the kinds of DECIDED, in which ruff is followed. Where pylore and ruff leave the
same, they also have to find the same comments unused (RUF100).
"""

import argparse
import collections
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from cases import cases

CODES = ("E203", "E225", "E231", "E702", "W291")
DECIDED = [(re.compile(pattern, re.IGNORECASE), reason) for pattern, reason in (
    (r"noqa\s+:|noqa\s*:(\s|\\t){2}", "codes are meant, though flake8 stops at the blanks before them"),
    (r"\bin a (string|text)", "what stands in a string is no comment"),
    (r"noqas", "a longer word is another word"),
    (r"flake8: noqa:", "not all of a file for codes, or for words behind a colon"),
)]
BIN = Path(sys.executable).parent


def run(command, folder):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f"{command[0]} ended with {done.returncode}:\n{done.stderr}")
    return done.stdout


def by_file(items):
    found = collections.defaultdict(set)
    for path, line, code in items:
        found[os.path.basename(path)].add((line, code))
    return found


def left_by_flake8(folder):
    text = run([BIN / "python", "-m", "flake8", "--isolated", "--select", ",".join(CODES),
                "--format=%(path)s:%(row)d:%(code)s", "."], folder)
    items = (line.rsplit(":", 2) for line in text.splitlines())
    return by_file((path, int(row), code) for path, row, code in items)


def left_by_ruff(folder, codes=CODES):
    text = run([BIN / "ruff", "check", "--isolated", "--preview", "--no-cache", "--select",
                ",".join(codes), "--output-format=json", "."], folder)
    return by_file((item["filename"], item["location"]["row"], item["code"]) for item in json.loads(text))


def left_by_pylore(pylore, folder, codes=CODES):
    text = run([pylore, "check", ".", "--isolated", "--select", ",".join(codes),
                "--output-format", "json"], folder)
    items = map(json.loads, text.splitlines())
    return by_file((item["file"], item["line"], item["code"]) for item in items)


def write(folder):
    """The cases' files; returns their names with what they are."""
    names = {}
    for number, (name, code) in enumerate(cases()):
        file = f"case_{number:04}.py"
        (folder / file).write_text(code)
        names[file] = name
    return names


def judge(name, flake8, ruff, ours):
    """What the case shows, and whether that is right."""
    if flake8 == ruff == ours:
        return "all agree", True
    if flake8 == ruff:
        return "pylore alone differs", False
    if ours == flake8 & ruff:
        return "what both show", True
    reason = next((reason for look, reason in DECIDED if look.search(name)), None)
    if reason and ours == ruff:
        return f"as ruff: {reason}", True
    return "nobody's reading", False


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pylore", required=True, type=os.path.abspath)
    parser.add_argument("--show", action="store_true", help="also where flake8 and ruff differ")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = write(folder)
        flake8, ruff = left_by_flake8(folder), left_by_ruff(folder)
        ours = left_by_pylore(arguments.pylore, folder)
        unused_codes = (*CODES, "RUF100")
        unused_ruff = left_by_ruff(folder, unused_codes)
        unused_ours = left_by_pylore(arguments.pylore, folder, unused_codes)
    counts, is_good = collections.Counter(), True
    for file, name in files.items():
        kind, is_right = judge(name, flake8[file], ruff[file], ours[file])
        if is_right and ours[file] == ruff[file] and unused_ours[file] != unused_ruff[file]:
            kind, is_right = "RUF100 differs", False
            ruff[file], ours[file] = unused_ruff[file], unused_ours[file]
        counts[kind] += 1
        is_good = is_good and is_right
        if not is_right or arguments.show and kind != "all agree":
            print(f"{kind}: {name}\n  flake8 {sorted(flake8[file])}\n  ruff   {sorted(ruff[file])}"
                  f"\n  pylore {sorted(ours[file])}")
    for kind, count in counts.most_common():
        print(f"{count:5} {kind}")
    return 0 if is_good and counts else 1


if __name__ == "__main__":
    sys.exit(main())
