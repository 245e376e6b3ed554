#!/usr/bin/env python3
"""Texts that no person writes, through the server and through the commands: a clear result each time.

  run.py PYLORE [--full] [--only WORD]

The short run takes everything at a tenth of its size and the large files at less.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import over_cli
import over_lsp
from cases import CASES

from lsp_client import NoAnswer, ServerDied  # beside the bench, where over_lsp.py looks for it

FAULTS = (over_lsp.Fault, over_cli.Fault, ServerDied, NoAnswer, subprocess.TimeoutExpired)


class Runner:
    """Counts, and starts a new server after one that fell."""

    def __init__(self, server: str):
        self.server = server
        self.client = over_lsp.start(server)
        self.passed = 0
        self.failed = 0

    def attempt(self, name: str, act) -> None:
        try:
            act()
            self.passed += 1
        except FAULTS as fault:
            self.failed += 1
            print(f"{name}: {fault}", file=sys.stderr, flush=True)
            self.client.kill()
            self.client = over_lsp.start(self.server)

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
    scale = 1.0 if options.full else 0.1
    runner = Runner(options.server)
    with tempfile.TemporaryDirectory(prefix="robustness-") as name:
        folder = Path(name)
        for case in CASES:
            if options.only not in case.name:
                continue
            text = case.make(scale)
            path = folder / "case.py"
            path.write_bytes(text.encode("utf-8"))
            runner.attempt(
                f"{case.name}, over LSP",
                lambda: over_lsp.run_case(runner.client, text, case.is_large),
            )
            runner.attempt(
                f"{case.name}, commands", lambda: over_cli.run_case(options.server, path)
            )
        for name, raw in over_lsp.RAW_TEXTS.items():
            if options.only in name:
                runner.attempt(name, lambda: over_lsp.run_raw(runner.client, raw))
        for name, data in over_cli.RAW_FILES.items():
            if options.only in name:
                runner.attempt(name, lambda: over_cli.run_raw(options.server, folder, data))
    return runner.finish()


if __name__ == "__main__":
    sys.exit(main())
