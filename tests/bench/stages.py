"""Where the time of `pylore check` goes: samples of the running program by the folder of its source.

The program is built as the release is, with debug information and frame pointers beside. A sample
counts for the innermost function on its stack that belongs to a stage, so that what allocates, copies
and compares counts for who asked for it. Needs perf; without it there is nothing to tell.
"""

from __future__ import annotations

import collections
import json
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import corpus
from checking import RULES
from peers import PLACE, PROJECT
from results import Results

PROFILED = PLACE / "profiled"
EXTRA_FLAGS = "-g -fno-omit-frame-pointer"
SAMPLES_PER_SECOND = 5_000
FRAME = re.compile(r"^\s+([0-9a-f]+) .*\((.*)\)$")
SYSTEM = "the system: files, memory"
OTHER = "other"

# Where a source file's path begins, from the project's folder on; the first that fits counts.
STAGES = (
    ("rules", ("server/rules/", "server/syntax/grammar/")),
    ("parsing", ("build/grammar/", "grammar/", "server/syntax/parser", "server/syntax/nodes")),
    ("tokens and segments", ("server/syntax/",)),
    ("names and scopes", ("server/semantics/",)),
    ("joins and results", ("server/analysis/",)),
    ("output", ("server/cli/check_report", "server/cli/check_sarif", "server/text/position")),
    ("reading", ("server/base/file.c", "server/cli/source_file", "server/cli/check_files")),
    ("settings and pages", ("server/session/", "server/config/", "server/knowledge/")),
)


def stage_of(path: str) -> str | None:
    inner = path.removeprefix(f"{PROJECT}/")
    return next((stage for stage, fronts in STAGES if inner.startswith(fronts)), None)


def release_settings() -> dict:
    presets = json.loads((PROJECT / "CMakePresets.json").read_text(encoding="utf-8"))
    release = next(one for one in presets["configurePresets"] if one["name"] == "release")
    return release["cacheVariables"]


def build() -> Path:
    folder = str(PROFILED)
    settings = release_settings()
    settings["CMAKE_C_FLAGS_RELEASE"] += f" {EXTRA_FLAGS}"
    # perf tells places in the file, which are then addresses as well.
    settings["CMAKE_POSITION_INDEPENDENT_CODE"] = "ON"
    settings["CMAKE_EXE_LINKER_FLAGS"] = "-pie"
    options = [f"-D{name}={value}" for name, value in settings.items()]
    for command in (
        ["cmake", "-S", str(PROJECT), "-B", folder, "-G", "Ninja", *options],
        ["cmake", "--build", folder, "--target", "pylore"],
    ):
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return PROFILED / "pylore"


def record(program: Path, options: tuple, folder: Path, data: Path) -> list:
    """The stacks of the samples: lists of (address, file), the innermost first."""
    command = [str(program), "check", ".", "-j", "1", "--isolated", *options]
    perf = ["perf", "record", "-q", "-e", "cpu-clock", "-F", str(SAMPLES_PER_SECOND)]
    subprocess.run(
        [*perf, "--call-graph", "fp", "-o", str(data), "--", *command],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    script = subprocess.run(
        ["perf", "script", "-i", str(data), "-F", "ip,dso"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        check=True,
    )
    stacks = (
        [match.groups() for match in map(FRAME.match, sample.splitlines()) if match]
        for sample in script.stdout.split("\n\n")
    )
    return [stack for stack in stacks if stack]


def stages_of(program: Path, addresses: set) -> dict:
    """The stage of each address: of the innermost of the functions inlined there that has one."""
    said = subprocess.run(
        ["addr2line", "--addresses", "--inlines", "-e", str(program)],
        input="\n".join(addresses),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    stages: dict = {}
    address = 0
    for line in said.stdout.splitlines():
        if line.startswith("0x"):
            address = int(line, 16)
        else:
            stages[address] = stages.get(address) or stage_of(os.path.normpath(line))
    return stages


def share_of(stacks: list, program: Path) -> collections.Counter:
    """How many samples each stage has."""
    own = [[address for address, file in stack if file == str(program)] for stack in stacks]
    stages = stages_of(program, {address for addresses in own for address in addresses})
    counts: collections.Counter = collections.Counter()
    for stack, addresses in zip(stacks, own, strict=True):
        found = filter(None, (stages.get(int(address, 16)) for address in addresses))
        is_system = "kernel" in stack[0][1]
        counts[SYSTEM if is_system else next(found, OTHER)] += 1
    return counts


def measure_stages(results: Results) -> None:
    if shutil.which("perf") is None or shutil.which("addr2line") is None:
        print("bench: there is no perf; where the time goes is not measured", flush=True)
        return
    program = build()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        corpus.copy_library(corpus.library_root(), Path(folder))
        for rules in RULES:
            data = PLACE / f"perf.{rules}.data"
            counts = share_of(record(program, RULES[rules]["pylore"], Path(folder), data), program)
            total = sum(counts.values())
            for stage, count in counts.most_common():
                results.stages.setdefault(stage, {})[rules] = count / total
            results.stage_seconds[rules] = total / SAMPLES_PER_SECOND
