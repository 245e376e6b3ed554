"""The logs of `pylore check --output-format sarif` against the schema of SARIF 2.1.0.

The schema comes with an npm package, pinned beside this file; it is installed into the build folder
once. Answers 77 where there is no npm or no network to get it. Needs $PYLORE.
"""

import copy
import fcntl
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
FIXTURES = ROOT / "tests/rules/fixtures"
RULES = sorted(page.stem for page in (ROOT / "knowledge/rules").glob("*.md"))
SKIPPED = 77
INSTALL = ("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
NO_NETWORK = re.compile(r"ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH")


def install(folder):
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, folder)
    done = subprocess.run(INSTALL, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True, check=False)
    if done.returncode != 0:
        print(done.stdout)
        sys.exit(SKIPPED if NO_NETWORK.search(done.stdout) else 1)
    (folder / "complete").touch()


def modules():
    """The folder with the schema and its validator; the lock file alone decides which."""
    if shutil.which("npm") is None or shutil.which("node") is None:
        print("there is no npm")
        sys.exit(SKIPPED)
    key = hashlib.sha256((HERE / "package-lock.json").read_bytes()).hexdigest()[:12]
    folder = ROOT / "build/sarif-schema" / key
    folder.parent.mkdir(parents=True, exist_ok=True)
    with open(folder.with_suffix(".lock"), "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "complete").exists():
            install(folder)
    return folder / "node_modules"


def log_of(*arguments, **more):
    """What pylore writes, as it is."""
    command = [os.environ["PYLORE"], "check", *map(str, arguments), "--output-format", "sarif"]
    answer = subprocess.run(command, stdout=subprocess.PIPE, timeout=120, check=False, **more)
    if answer.returncode not in (0, 1):
        raise AssertionError(f"exit code {answer.returncode}")
    return json.loads(answer.stdout)


def faults_of(*logs):
    """What the schema has to say about each of the logs, as a list of lists."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, f"{number}.sarif") for number in range(len(logs))]
        for path, log in zip(paths, logs):
            path.write_text(json.dumps(log), encoding="utf-8")
        command = ["node", HERE / "validate.js", MODULES, *paths]
        said = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if said.returncode not in (0, 1):
        raise AssertionError(f"node ended with {said.returncode}")
    lines = said.stdout.splitlines()
    return [[line for line in lines if line.startswith(f"{path.name}: ")] for path in paths]


class Sarif(unittest.TestCase):
    maxDiff = None

    def test_findings_of_all_rules(self):
        options = ("--select", "ALL", "--max-doc-length", "72", "--isolated")
        log = log_of(FIXTURES, "missing.py", *options)
        self.assertEqual(faults_of(log), [[]])
        run = log["runs"][0]
        self.assertEqual([rule["id"] for rule in run["tool"]["driver"]["rules"]], RULES)
        found = {result["ruleId"] for result in run["results"]}
        self.assertLessEqual(found, set(RULES))
        self.assertGreater(len(found), 0.9 * len(RULES), "the fixtures have nearly all")

    def test_names_and_places(self):
        with tempfile.TemporaryDirectory() as folder:
            for name in ("a b.py", "é%20.py", "a:b.py", "[x]{y}|#?.py", "'\"\\.py"):
                Path(folder, name).write_bytes(b"x=1\n")
            Path(folder, "bytes.py").write_bytes(b"x = '\xe9'\n")
            here = log_of(".", "missing.py", "a b.py", cwd=folder)
            absolute = log_of(folder)
            clean = log_of("a b.py", "--select", "B006", cwd=folder)
            stdin = log_of("-", "--stdin-filename", "shop/a b.py", input=b"x=1")
            empty = log_of("-", "--select", "B006", input=b"")
        logs = (here, absolute, clean, stdin, empty)
        self.assertEqual(faults_of(*logs), [[]] * len(logs))
        self.assertEqual(empty["runs"][0]["results"], [])
        self.assertEqual(len(stdin["runs"][0]["results"]), 2)

    def test_the_schema_is_asked(self):
        """A log that is wrong in one place is refused; else the other tests would prove nothing."""
        log = log_of("-", "--select", "E225", input=b"x=1\n")
        self.assertEqual(faults_of(log), [[]])
        wrong = []
        for spoil in (
            lambda run: run["results"][0].pop("message"),
            lambda run: run["results"][0].update(level="fatal"),
            lambda run: run["results"][0].update(code="E225"),
            lambda run: run["results"][0]["locations"][0]["physicalLocation"]["region"].update(startLine=0),
            lambda run: run["tool"]["driver"].pop("name"),
            lambda run: run["tool"]["driver"]["rules"][0].update(helpUri="not a link"),
            lambda run: run.update(columnKind="bytes"),
        ):
            wrong.append(copy.deepcopy(log))
            spoil(wrong[-1]["runs"][0])
        for number, faults in enumerate(faults_of(*wrong)):
            self.assertTrue(faults, f"the schema accepts number {number}")


if __name__ == "__main__":
    if "PYLORE" not in os.environ:
        sys.exit("PYLORE must name the program to test")
    os.environ["PYLORE"] = os.path.abspath(os.environ["PYLORE"])  # it runs in other folders
    MODULES = modules()
    unittest.main()
