"""The run as a page for people (Markdown) and as data (JSON)."""

from __future__ import annotations

import datetime
import json
import os
import platform
import re
import statistics
from pathlib import Path

import corpus
from goals import judge
from results import Results

BUSY = 0.5  # load average before the run above which the figures carry a warning


def machine() -> dict:
    try:
        info = Path("/proc/cpuinfo").read_text()
    except OSError:
        info = ""
    model = re.search(r"model name\s*:\s*(.+)", info)
    return {
        "cpu": model.group(1) if model else platform.processor(),
        "cores": os.cpu_count(),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
    }


def number(value: float | None) -> str:
    """Three significant digits, never in powers of ten."""
    if value is None:
        return "-"
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def goal_lines(judged: list) -> list:
    lines = [
        "| what | pylore | at least | limit | verdict | aim | limit | verdict |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for goal in judged:
        cells = [goal["what"], f"{number(goal['value'])} {goal['unit']}"]
        for bar in (goal["at_least"], goal["aim"]):
            cells += [bar["words"], number(bar["limit"]), bar["verdict"]]
        lines.append("| " + " | ".join(cells) + " |")
    return lines


def cell_text(results: Results, row: str, peer: str) -> str:
    cell = results.cells.get(row, {}).get(peer)
    if cell is None:
        return ""
    if not cell["samples"]:
        return "no answer" if "failure" in cell else ""
    text = number(statistics.median(cell["samples"]))
    count = len(cell["samples"])
    if count >= 20:
        high, highest = (results.percentile(row, peer, percent) for percent in (95, 99))
        text += f" / {number(high)} / {number(highest)}"
    text += f" ({count})"
    if cell.get("cpu_samples"):
        text += f", {number(cell['cpu_ms'] / cell['cpu_samples'])} CPU"
    for name in ("findings", "lines"):
        if name in cell:
            text += f", {cell[name]:,} {name}"
    if "answered" in cell:
        text += f", {cell['answered']:.0%} shown"
    if "failure" in cell:
        text += ", then no answer"
    return text


def measured_lines(results: Results, peers: list) -> list:
    present = {peer for cells in results.cells.values() for peer in cells}
    names = [peer.name for peer in peers if peer.name in present]
    lines = ["| row | unit | " + " | ".join(names) + " |", "|---" * (len(names) + 2) + "|"]
    for row, cells in results.cells.items():
        unit = next((cell["unit"] for cell in cells.values() if cell["unit"]), "")
        texts = [cell_text(results, row, name) for name in names]
        lines.append("| " + " | ".join([row, unit, *texts]) + " |")
    return lines


def rules_lines(rules: Results) -> list:
    """A row for each choice of rules."""
    lines = ["| rules | a keystroke, median / 95th / 99th percentile, in ms |", "|---|---|"]
    for row, cells in rules.cells.items():
        lines += [f"| {choice} | {cell_text(rules, row, choice)} |" for choice in cells]
    return [
        "## Rules and keystrokes",
        "",
        "pylore alone, on a file of 10,000 lines, with more and fewer rules.",
        "",
        *lines,
        "",
    ]


def stage_lines(results: Results) -> list:
    """A row for each stage, a column for each choice of rules."""
    names = list(results.stage_seconds)
    seconds = ", ".join(
        f"{name}: {number(results.stage_seconds[name])} s of CPU" for name in names
    )
    lines = ["| stage | " + " | ".join(names) + " |", "|---" * (len(names) + 1) + "|"]
    for stage, shares in sorted(results.stages.items(), key=lambda item: -max(item[1].values())):
        cells = [f"{shares.get(name, 0):.1%}" for name in names]
        lines.append("| " + " | ".join([stage, *cells]) + " |")
    return [
        "## Where the time of `check` goes",
        "",
        f"Samples of one core, by the folder of the source ({seconds}).",
        "",
        *lines,
        "",
    ]


def corpus_lines(results: Results) -> list:
    return [
        f"- {name}: {size['files']:,} file(s), {size['lines']:,} lines, "
        f"{size['bytes'] / 1e6:,.2f} MB"
        for name, size in results.corpus.items()
    ]


def write_report(
    folder: Path, results: Results, peers: list, versions: dict, missing: dict, run: dict
) -> Path:
    about = machine()
    judged = judge(results)
    date = datetime.date.today().isoformat()
    lines = [
        f"# pylore's bench, {date}",
        "",
        f"{about['cpu']}, {about['cores']} cores, {about['system']}, Python {about['python']}; "
        f"text from the library in {corpus.library_root().name}. "
        f"Load before the run {run['load']:.2f}, the run took {run['seconds']:.0f} s.",
        "",
    ]
    if run["load"] > BUSY:
        lines += ["**Other work was going on: the figures are for orientation only.**", ""]
    lines += ["## Goals", "", *goal_lines(judged), ""]
    lines += [
        "## Everything measured",
        "",
        "The median, from 20 samples on also the 95th and 99th percentile, and the number of "
        "samples. All servers got the same messages, one after the other, while the others were "
        "stopped.",
        "",
        *measured_lines(results, peers),
        "",
    ]
    floor = results.median("hover 1000", "bare")
    if floor is not None:
        lines += [
            f"A round trip of this client to a server that does next to nothing (the bare server's "
            f"hover at 1,000 lines) is {number(floor)} ms; it is contained in every figure.",
            "",
        ]
    if results.rules is not None:
        lines += rules_lines(results.rules)
    if results.stages:
        lines += stage_lines(results)
    lines += ["## Text", "", *corpus_lines(results), "", "## Versions", ""]
    lines += [f"- {name}: {version}" for name, version in versions.items()]
    lines += [f"- {name}: missing, {why}" for name, why in missing.items()]
    folder.mkdir(parents=True, exist_ok=True)
    page = folder / "report.md"
    page.write_text("\n".join(lines) + "\n", encoding="utf-8")
    data = {
        "date": date,
        "machine": about,
        "run": run,
        "goals": judged,
        "versions": versions,
        "missing": missing,
        "corpus": results.corpus,
        "rows": results.cells,
        "rules": results.rules.cells if results.rules else {},
        "stages": results.stages,
    }
    (folder / "report.json").write_text(json.dumps(data, indent=1), encoding="utf-8")
    return page
