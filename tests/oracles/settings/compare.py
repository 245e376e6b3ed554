"""Holds what project files come to against flake8, pycodestyle and ruff: small projects, case by case.

    python compare.py --pylore PYLORE [CASE...]

Run by a Python that has them (../linters/run_with.py finds one). Compared are file, line and code of
what is left, of the codes that the tool and pylore have in common.
"""

import argparse
import concurrent.futures
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from projects import CODE, FLAKE8, PYCODESTYLE, RUFF

PAGES = Path(__file__).resolve().parents[3] / "knowledge" / "rules"
OURS = {page.stem for page in PAGES.glob("*.md")}
BIN = Path(sys.executable).parent
FLAKE8_CODES = {code for code in OURS if code[0] in "EWN"} - {"N999", "E999"}
# ruff's E111 takes steps of four, whatever the width.
LEFT_OUT = {"indent-width": {"E111"}}
PYCODESTYLE_CODES = {code for code in FLAKE8_CODES if code[0] != "N"}


def run(command, folder):
    environment = {key: value for key, value in os.environ.items() if not key.startswith("RUFF_")}
    environment["HOME"] = str(folder.parent)  # no configuration of the user's
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f"{command[0]} ended with {done.returncode}:\n{done.stderr}")
    return done


def findings_of_pylore(pylore, folder, codes):
    done = run([pylore, "check", ".", "--output-format", "json"], folder)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    return {(os.path.normpath(item["file"]), item["line"], item["code"])
            for item in found if item["code"] in codes}


def findings_of_flake8(folder, codes, module="flake8"):
    done = run([BIN / "python", "-m", module, "--format=%(path)s:%(row)d:%(code)s", "."], folder)
    found = (line.rsplit(":", 2) for line in done.stdout.splitlines())
    return {(os.path.normpath(path), int(row), code) for path, row, code in found if code in codes}


def findings_of_pycodestyle(folder, codes):
    return findings_of_flake8(folder, codes, "pycodestyle")


def codes_of_ruff():
    rules = subprocess.run([BIN / "ruff", "rule", "--all", "--output-format=json"],
                           capture_output=True, text=True, check=True).stdout
    theirs = {rule["code"] for rule in json.loads(rules)}
    return {code for code in theirs & OURS if code[0] in "EWN"} - {"N999"}


def findings_of_ruff(folder, codes):
    done = run([BIN / "ruff", "check", ".", "--preview", "--no-cache", "--output-format=json"], folder)
    found = json.loads(done.stdout)
    return {(os.path.relpath(item["filename"], folder.resolve()), item["location"]["row"], item["code"])
            for item in found if item["code"] in codes}


def lay_out(folder, files):
    (folder / ".git").mkdir(parents=True)
    for name, text in {**CODE, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def compare(pylore, root, number, files, tool, codes):
    folder = root / str(number)
    lay_out(folder, files)
    wanted, given = tool(folder, codes), findings_of_pylore(pylore, folder, codes)
    return wanted, given


def check(name, wanted, given):
    print(f"{'ok' if wanted == given else 'BAD':4}{name}: {len(wanted)} findings")
    for kind, items in (("missed", wanted - given), ("extra", given - wanted)):
        for path, line, code in sorted(items):
            print(f"      {kind} {path}:{line}: {code}")
    return wanted == given


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pylore", required=True, type=os.path.abspath)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("cases", nargs="*", help="beginnings of names, such as 'ruff: per-file'")
    arguments = parser.parse_args()
    ruff_codes = codes_of_ruff()
    cases = [(f"flake8: {name}", files, findings_of_flake8, FLAKE8_CODES) for name, files in FLAKE8.items()]
    cases += [(f"pycodestyle: {name}", files, findings_of_pycodestyle, PYCODESTYLE_CODES)
              for name, files in PYCODESTYLE.items()]
    cases += [(f"ruff: {name}", files, findings_of_ruff, ruff_codes - LEFT_OUT.get(name, set()))
              for name, files in RUFF.items()]
    if arguments.cases:
        cases = [case for case in cases if case[0].startswith(tuple(arguments.cases))]
    with tempfile.TemporaryDirectory() as folder, \
            concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        jobs = [pool.submit(compare, arguments.pylore, Path(folder), number, *case[1:])
                for number, case in enumerate(cases)]
        results = [check(case[0], *job.result()) for case, job in zip(cases, jobs)]
    print(f"{sum(results)} of {len(results)} projects agree")
    return 0 if results and all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
