#!/usr/bin/env python3
"""Holds each row of server/semantics/returns_packages.c against the packages themselves, in the
environment that the pages' blocks are run in. Answers 77 where that cannot be made.

    check_packages.py server/semantics/returns_packages.c
"""

import os
import pathlib
import re
import sys
import warnings

ROW = re.compile(r'\{SLICE_INIT\("([^"]*)"\),\s*SLICE_INIT\("([^"]*)"\)\}')
PAGES = pathlib.Path(__file__).resolve().parents[2] / "knowledge/pages"


def go_into_environment():
    """Starts this program anew there, unless it runs there already."""
    sys.path.insert(0, str(PAGES))
    import packages
    folder = packages.ensure_or_exit()
    if pathlib.Path(sys.prefix) != folder:
        python = str(folder / "bin/python")
        os.execve(python, [python, "-B", *sys.argv], packages.settings(folder))


def main():
    go_into_environment()
    import check_returns
    import examples_packages
    warnings.simplefilter("ignore")
    rows = ROW.findall(pathlib.Path(sys.argv[1]).read_text())
    names = [name for name, _ in rows]
    faults = ["not in order"] if names != sorted(set(names)) else []
    check_returns.check_values(rows, examples_packages.CALLS, faults)
    faults += [f"{name}: no row" for name in examples_packages.CALLS if name not in names]
    print(*faults, f"{len(rows)} rows, {len(faults)} faults", sep="\n")
    sys.exit(1 if faults or not rows else 0)


if __name__ == "__main__":
    main()
