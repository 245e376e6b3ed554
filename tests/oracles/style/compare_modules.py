"""Holds N999, the names of modules and packages, against ruff, over file names of all kinds.

    python compare_modules.py --pylore PYLORE

Run by a Python that has ruff (../linters/run_with.py finds one); pep8-naming has no such rule.
"""

import argparse
import itertools
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

RUFF = Path(sys.executable).parent / "ruff"
NAMES = ("shop", "order_lines", "OrderLines", "orderLines", "Shop", "SHOP", "order-lines", "order lines",
         "order.lines", "x", "X", "_private", "_Private", "__version__", "__Version__", "__init__",
         "__main__", "0001_initial", "1st", "0002-second", "2to3", "order2", "class", "Class", "def",
         "match", "type", "case", "_", "None", "True", "print", "async", "lambda", "caf\u00e9",
         "Caf\u00e9", "\u00e9t\u00e9", "\u03b1", "\u540d\u524d", "test-shop", "order_", "__order",
         "a" * 60, "setup", "conftest", "noqa", "order@home", "order+line", "order'line")
FOLDERS = ("shop", "deep/Deeper", "Shop", "myShop", "my-shop", "_shop", "0shop", "class", "src.d", "caf\u00e9")
TEXTS = {"plain": "x = 1\n", "script": "#!/usr/bin/env python3\nx = 1\n", "empty": "",
         "silent": "x = 1  # noqa: N999\n", "docstring": '"""Orders."""\n\n\nx = 1\n'}
WAYS = (".py", ".pyi")
# For the __init__.py of an inner package ruff goes by the name of the outermost one.
LEFT_OUT = "sub/__init__.py"


def lay_out(root):
    """Each name with each text beside no package, in one, and in one of a folder's name."""
    for (name, (kind, text)), way in itertools.product(itertools.product(NAMES, TEXTS.items()), WAYS):
        for folder in (root / "loose" / kind, root / "packed" / kind / "pkg"):
            write(folder / (name + way), text)
    for kind in TEXTS:
        write(root / "packed" / kind / "pkg" / "__init__.py", TEXTS[kind])
    for folder, (kind, text) in itertools.product(FOLDERS, TEXTS.items()):
        inner = root / "folders" / kind / folder
        for name in ("__init__.py", "order.py", "__main__.py", "sub/__init__.py", "sub/Order.py",
                     "space/order.py"):
            write(inner / name, text)
    (root / ".git").mkdir()


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def run(command, folder):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f"{command[0]} ended with {done.returncode}:\n{done.stderr}")
    return done.stdout


def found_by_ruff(root):
    text = run([RUFF, "check", "--isolated", "--no-cache", "--select=N999", "--output-format=json", "."],
               root)
    return without_left_out(os.path.relpath(item["filename"], root) for item in json.loads(text))


def found_by_pylore(pylore, root):
    text = run([pylore, "check", "--isolated", "--select=N999", "--output-format=json", "."], root)
    return without_left_out(os.path.normpath(json.loads(line)["file"]) for line in text.splitlines())


def without_left_out(paths):
    return {path for path in paths if not path.endswith(LEFT_OUT)}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pylore", required=True, type=os.path.abspath)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        root = Path(name).resolve()
        lay_out(root)
        expected, found = found_by_ruff(root), found_by_pylore(arguments.pylore, root)
        count = sum(1 for _ in root.rglob("*.py*"))
    for kind, paths in (("missed", expected - found), ("extra", found - expected)):
        for path in sorted(paths):
            print(f"  {kind} {path}")
    print(f"{count} files: ruff finds {len(expected)}, pylore {len(found)}")
    return 0 if expected and expected == found else 1


if __name__ == "__main__":
    sys.exit(main())
