#!/usr/bin/env python3
"""Texts that no person writes, in the server and in the commands: a clear result each time.

  run.py PYLORE [--full] [--only WORD]

The short run takes everything at a fiftieth of its size.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import manifests
import over_cli
import over_lsp
from cases import CASES

from lsp_client import NoAnswer, ServerDied  # beside the bench, where over_lsp.py looks for it

FAULTS = (over_lsp.Fault, over_cli.Fault, ServerDied, NoAnswer, subprocess.TimeoutExpired)
SLOW_SECONDS = 5.0  # what takes longer is mentioned; it is no fault


class Runner:
    """Counts, and starts a new server after one that fell."""

    def __init__(self, server: str):
        self.server = server
        self.client = over_lsp.start(server)
        self.passed = 0
        self.failed = 0

    def converse(self, name: str, act: Callable, *arguments) -> None:
        """`act` with the session's client; one that fails gets a new session after it."""
        if not self._attempt(f"{name}, over LSP", act, self.client, *arguments):
            self.client.kill()
            self.client = over_lsp.start(self.server)

    def command(self, name: str, act: Callable, *arguments) -> None:
        """`act` with the program."""
        self._attempt(f"{name}, commands", act, self.server, *arguments)

    def _attempt(self, name: str, act: Callable, *arguments) -> bool:
        start = time.monotonic()
        try:
            act(*arguments)
        except FAULTS as fault:
            self.failed += 1
            print(f"{name}: {fault}", file=sys.stderr, flush=True)
            return False
        self.passed += 1
        took = time.monotonic() - start
        if took > SLOW_SECONDS:
            print(f"{name}: took {took:.0f} s", flush=True)
        return True

    def finish(self) -> int:
        code = self.client.stop()
        if code != 0:
            self.failed += 1
            print(f"the server ended with {code}", file=sys.stderr)
        print(f"{self.passed} passed, {self.failed} failed")
        return 0 if self.failed == 0 and self.passed > 0 else 1


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("server")
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--only", default="", metavar="WORD", help="cases with this in their name")
    return parser.parse_args()


def main() -> int:
    options = parse_arguments()
    scale = 1.0 if options.full else 0.02
    runner = Runner(options.server)
    with tempfile.TemporaryDirectory(prefix="robustness-") as name:
        folder = Path(name)
        for case in CASES:
            if options.only in case.name:
                text = case.make(scale)
                path = folder / "case.py"
                path.write_bytes(text.encode("utf-8"))
                runner.converse(case.name, over_lsp.run_case, text, case.is_large)
                runner.command(case.name, over_cli.run_case, path)
        texts = {case.name: case.make(scale / 4) for case in CASES if not case.is_large}
        texts |= manifests.all_texts(scale, 400 if options.full else 20)
        for name, text in texts.items():
            if options.only in f"{name}, manifests":
                runner.converse(f"{name}, manifests", manifests.run_case, text)
                runner.command(f"{name}, manifests", manifests.run_command, folder, text)
        for name, raw in over_lsp.RAW_TEXTS.items():
            if options.only in name:
                runner.converse(name, over_lsp.run_raw, raw)
        for name, data in over_cli.RAW_FILES.items():
            if options.only in name:
                runner.command(name, over_cli.run_raw, folder, data)
    return runner.finish()


if __name__ == "__main__":
    sys.exit(main())
