"""Runs every Python block of the pages under every CPython at hand and compares what it prints.

Each block is a process of its own. The interpreters are the one that runs this, python3.9 and newer
on PATH, and those named in PYLORE_PYTHONS (separated as PATH is); one of each minor version.

    python blocks.py [--needs]

With --needs, the blocks that need packages, under the one Python of their environment (packages.py);
without, all others.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import packages
import pages

OLDEST = (3, 9)
NEWEST_SOUGHT = 20
AT_ONCE = 2
RUNNER = Path(__file__).with_name("run_blocks.py")
ASK_VERSION = (
    "import sys; print(sys.implementation.name, *sys.version_info[:2], sys.executable, sep='\\n')"
)
RULE_SECTIONS = ("Bad", "Good", "Fixed")
SYNTAX_ERRORS = ("E9", "E112", "E113")  # the rules that find what does not compile
KNOWN_OPTIONS = {"raises", "since", "syntax-error", "no-run", "needs"}


def version_of(text):
    return tuple(int(part) for part in text.split("."))


def interpreters():
    """{(3, 11): path, ...} of every CPython at hand that is new enough."""
    found = {}
    named = os.environ.get("PYLORE_PYTHONS", "").split(os.pathsep)
    on_path = [shutil.which(f"python3.{n}") for n in range(OLDEST[1], NEWEST_SOUGHT)]
    for command in [sys.executable, *named, *on_path]:
        if not command:
            continue
        asked = subprocess.run([command, "-I", "-c", ASK_VERSION], capture_output=True, text=True)
        answer = asked.stdout.splitlines()
        if asked.returncode != 0 or len(answer) != 4 or answer[0] != "cpython":
            if command in named:
                sys.exit(f"PYLORE_PYTHONS: {command} is no CPython that runs")
            continue
        version = (int(answer[1]), int(answer[2]))
        if version >= OLDEST:
            found.setdefault(version, answer[3])
    return dict(sorted(found.items()))


def plan(block):
    """What the block asks for: the runner's mode and the name of the exception, "ended" for none."""
    if block.page.is_rule and block.section in RULE_SECTIONS:
        is_broken = block.section == "Bad" and block.page.path.stem.startswith(SYNTAX_ERRORS)
        return "compile", "SyntaxError" if is_broken else "ended"
    if block.option("syntax-error") is not None:
        return "compile", "SyntaxError"
    if block.option("no-run") is not None:
        return "compile", "ended"
    return "run", block.option("raises") or "ended"


def fault_of(block, printed, errors):
    """What is wrong with how the block ended and what it printed, or None."""
    expected = plan(block)[1]
    *messages, how = errors.rstrip("\n").split("\n")
    if expected not in how.split():
        return f"expected {expected}, got {how}\n" + "\n".join(messages)
    if printed != block.output:
        return f"expected output:\n{block.output}printed:\n{printed}"
    return None


def needs_packages(block):
    """Not where it is only compiled."""
    return block.option("needs") is not None and plan(block)[0] == "run"


def run_all(blocks, version, python, environment=None):
    """The faults of the blocks under one interpreter."""
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        for name, block in enumerate(blocks):
            place = Path(folder, str(name))
            place.mkdir()
            (place / "block.py").write_text(block.text, encoding="utf-8")
        jobs = [f"{name}:{plan(block)[0]}" for name, block in enumerate(blocks)]
        subprocess.run([python, "-I", "-X", "utf8", RUNNER, folder, *jobs], check=True,
                       env=environment)
        for name, block in enumerate(blocks):
            printed, errors = ((Path(folder, str(name), stream)).read_bytes().decode("utf-8", "replace")
                               for stream in ("stdout", "stderr"))
            fault = fault_of(block, printed, errors)
            if fault:
                faults.append(pages.fail(block.page, block.line, f"python {version}: {fault}"))
    return faults


def misused_options(block):
    faults = [pages.fail(block.page, block.line - 1, f"unknown mark `{word}`")
              for word in block.info[1:] if word.partition("=")[0] not in KNOWN_OPTIONS]
    needed = (block.option("needs") or "").split(",") if block.option("needs") is not None else []
    return faults + [pages.fail(block.page, block.line - 1, f"requirements.txt does not pin `{name}`")
                     for name in needed if name not in packages.known_names()]


def python_blocks(all_pages):
    return [block for page in all_pages for block in page.blocks if block.language == "python"]


def check_pages(all_pages, pythons):
    """(faults, number of runs, notes on blocks that no interpreter at hand is new enough for)."""
    blocks = python_blocks(all_pages)
    faults = [fault for block in blocks for fault in misused_options(block)]
    blocks = [block for block in blocks if not needs_packages(block)]
    since = [version_of(block.option("since") or "3.0") for block in blocks]
    batches = [([block for block, oldest in zip(blocks, since) if version >= oldest],
                f"{version[0]}.{version[1]}", python) for version, python in pythons.items()]
    notes = [pages.fail(block.page, block.line, "no interpreter at hand is new enough")
             for block, oldest in zip(blocks, since) if not any(v >= oldest for v in pythons)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for found in pool.map(lambda batch: run_all(*batch), batches):
            faults += found
    return faults, sum(len(batch[0]) for batch in batches), notes


def check_pages_with_needs(all_pages, folder):
    """(faults, number of runs) of the blocks that need packages, in the environment in `folder`."""
    here = sys.version_info[:2]
    blocks = [block for block in python_blocks(all_pages)
              if needs_packages(block) and version_of(block.option("since") or "3.0") <= here]
    shares = [blocks[n::AT_ONCE] for n in range(AT_ONCE)]
    python, environment = str(folder / "bin/python"), packages.settings(folder)
    version = "%d.%d with packages" % here
    with ThreadPoolExecutor(AT_ONCE) as pool:
        found = pool.map(lambda share: run_all(share, version, python, environment), shares)
        return [fault for faults in found for fault in faults], len(blocks)


def main():
    if sys.argv[1:] == ["--needs"]:
        faults, runs = check_pages_with_needs(pages.read_all(), packages.ensure_or_exit())
        pages.finish(faults, f"{runs} runs of blocks that need packages")
    pythons = interpreters()
    faults, runs, notes = check_pages(pages.read_all(), pythons)
    for note in notes:
        print("not run:", note)
    versions = ", ".join(f"{major}.{minor}" for major, minor in pythons)
    pages.finish(faults, f"{runs} runs of blocks under CPython {versions}")


if __name__ == "__main__":
    main()
