"""Feeds compare_trees the files of CPython's own library: all of them, or a seeded sample.

Usage: run.py COMPARE_TREES [--sample N] [FOLDER]
"""

import argparse
import os
import pathlib
import random
import subprocess
import sys


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("folder", nargs="?", default=os.path.dirname(os.__file__))
    options = parser.parse_args()
    files = sorted(str(path) for path in pathlib.Path(options.folder).rglob("*.py"))
    if options.sample:
        files = random.Random(2).sample(files, min(options.sample, len(files)))
    paths = "\n".join(files).encode() + b"\n"
    return subprocess.run([options.program], input=paths).returncode


if __name__ == "__main__":
    sys.exit(main())
