#!/usr/bin/env python3
"""Measures pylore and its peers in one run and writes build/bench/report.md and report.json.

  run.py [--quick] [--only ROW]... [--peers NAME,NAME...] [--sizes N,N...] [--no-build]

Rows: start open keystroke quotes hover burst rules many check stages (memory is measured with
`many`; `rules` are keystrokes at 10,000 lines by choice of rules, `stages` where the time of `check`
goes). Run it by the Python whose library is to be measured on.
No figure is ever a test: what is slow here is slow, not wrong.
"""

from __future__ import annotations

import argparse
import os
import sys
import time

import checking
import report
import rows
import stages
from peers import PEERS, PLACE, build_own, install, version_of
from results import Results

ROWS = ("start", *rows.FILE_ROWS, "rules", "many", "check", "stages")
CHOICE_SIZE = 10_000


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="fewer samples, for a first look")
    parser.add_argument("--only", action="append", choices=ROWS, metavar="ROW", help="this row")
    parser.add_argument("--peers", metavar="NAMES", help="these peers only, with commas between")
    parser.add_argument("--sizes", metavar="LINES", help="these file sizes only")
    parser.add_argument("--no-build", action="store_true", help="take the programs as they are")
    return parser.parse_args()


def choose_peers(names: str | None) -> tuple:
    """Those that are here, and why the others are not."""
    wanted = None if names is None else set(names.split(","))
    unknown = (wanted or set()) - {peer.name for peer in PEERS}
    if unknown:
        sys.exit(f"bench: there is no peer {', '.join(sorted(unknown))}")
    present, missing = [], {}
    for peer in PEERS:
        if wanted is not None and peer.name not in wanted:
            continue
        why = install(peer)
        if why:
            missing[peer.name] = why
            print(f"bench: {peer.name} {why}", flush=True)
        else:
            present.append(peer)
    return present, missing


def measure(peers: list, options: argparse.Namespace) -> Results:
    results = Results()
    wanted = set(options.only or ROWS)
    effort = rows.QUICK if options.quick else rows.FULL
    servers = [peer for peer in peers if peer.server]
    checkers = [peer for peer in peers if peer.check]
    if "start" in wanted:
        say("start")
        rows.measure_start(servers, effort, results)
    sizes = rows.SIZES if options.sizes is None else map(int, options.sizes.split(","))
    for size in sizes if wanted.intersection(rows.FILE_ROWS) else ():
        say(f"{size} lines")
        rows.measure_file(servers, effort, results, wanted, size)
    if "rules" in wanted:
        say("choices of rules")
        rows.measure_choices(servers, effort, results, CHOICE_SIZE)
    if "many" in wanted:
        say("many files")
        rows.measure_many(servers, effort, results)
    if "check" in wanted:
        say("check")
        checking.measure_check(checkers, effort, results)
    if "stages" in wanted:
        say("where the time of check goes")
        stages.measure_stages(results)
    return results


def say(what: str) -> None:
    print(f"bench: measuring {what}", flush=True)


def main() -> None:
    options = parse_arguments()
    load = os.getloadavg()[0]
    if not options.no_build:
        build_own()
    peers, missing = choose_peers(options.peers)
    start = time.monotonic()
    results = measure(peers, options)
    run = {"load": load, "seconds": time.monotonic() - start, "quick": options.quick}
    versions = {peer.name: version_of(peer) for peer in peers}
    page = report.write_report(PLACE, results, peers, versions, missing, run)
    print(page.read_text(encoding="utf-8"))
    print(f"bench: written to {page}")


if __name__ == "__main__":
    main()
