"""`check` over a whole library: the same rules where that can be said, on one core and on two."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import corpus
from peers import Peer
from results import Results

RUNNER = Path(__file__).with_name("measured_run.py")
CHECKED = (0, 1)  # exit codes: nothing found, something found
DOC_LENGTH = "72"

# "style": pycodestyle's codes, all of them on, for everybody. "all": all that a program has and that
# needs no configuration; pycodestyle has no more, and stays as the yardstick.
STYLE = {
    "pylore": ("--select", "E,W", "--max-doc-length", DOC_LENGTH),
    "pycodestyle": ("--select=E,W", f"--max-doc-length={DOC_LENGTH}"),
    "flake8": ("--select=E,W", f"--max-doc-length={DOC_LENGTH}"),
    "ruff": (
        *("--preview", "--select", "E,W"),
        *("--config", f"lint.pycodestyle.max-doc-length = {DOC_LENGTH}"),
    ),
}
RULES = {
    "style": STYLE,
    "all": {
        "pylore": ("--select", "ALL", "--max-doc-length", DOC_LENGTH),
        "pycodestyle": STYLE["pycodestyle"],
        "flake8": ("--select=E,W,F,C90", f"--max-doc-length={DOC_LENGTH}"),
        "ruff": ("--preview", "--select", "E,W,F,B,N"),
    },
}


def jobs(peer: Peer, cores: int) -> tuple:
    """The options that let it use so many cores; some go by the cores they see, and by nothing else."""
    return ("-j", str(cores)) if peer.name in ("pylore", "flake8") else ()


def is_worth_it(peer: Peer, cores: int) -> bool:
    """pycodestyle uses one core, whatever there is."""
    return cores == 1 or peer.name != "pycodestyle"


def run_checker(peer: Peer, rules: str, cores: int, folder: Path) -> tuple:
    """What it took (measured_run.py says what) and how many lines it wrote."""
    with tempfile.NamedTemporaryFile() as output:
        options = (*RULES[rules][peer.name], *jobs(peer, cores))
        runner = [sys.executable, str(RUNNER), output.name, str(cores)]
        said = subprocess.run(
            [*runner, *peer.check, *options, "."],
            cwd=folder,
            env={**os.environ, "RAYON_NUM_THREADS": str(cores)},
            stdout=subprocess.PIPE,
            check=True,
        )
        lines = output.read().count(b"\n")
    return json.loads(said.stdout), lines


def measure_row(peers: list, effort, results: Results, rules: str, cores: int, folder: Path) -> None:
    row = f"check {rules} {cores}"
    for number in range(effort.checks):
        for peer in peers:
            spent = sum(results.samples(row, peer.name))
            if not is_worth_it(peer, cores) or (number > 0 and spent > effort.check_seconds):
                continue
            took, lines = run_checker(peer, rules, cores, folder)
            if took["code"] not in CHECKED:
                results.fail(row, peer.name, f"exit code {took['code']}")
                continue
            results.add(row, peer.name, "s CPU", [took["cpu"]], lines=lines)
            results.add(f"{row} wall", peer.name, "s", [took["wall"]])
            results.add(f"{row} memory", peer.name, "MB", [took["memory"]])


def measure_check(peers: list, effort, results: Results) -> None:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        texts = corpus.copy_library(corpus.library_root(), Path(folder))
        results.corpus["library"] = corpus.measure(texts)
        for rules in RULES:
            for cores in (1, 2):
                if cores <= (os.cpu_count() or 1):
                    measure_row(peers, effort, results, rules, cores, Path(folder))
