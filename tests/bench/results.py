"""The samples of a run, by row and peer, and what they come to."""

from __future__ import annotations

import math
import statistics


class Results:
    def __init__(self):
        self.cells: dict = {}  # row -> peer -> {"unit", "samples", "failure"?, "findings"?, ...}
        self.rules: Results | None = None  # keystrokes, by choice of rules instead of peers
        self.stages: dict = {}  # stage of `check` -> rules -> share of the time
        self.stage_seconds: dict = {}  # rules -> CPU seconds of the run that was looked at
        self.corpus: dict = {}  # name -> {"files", "lines", "bytes"}

    def cell(self, row: str, peer: str) -> dict:
        peers = self.cells.setdefault(row, {})
        return peers.setdefault(peer, {"unit": "", "samples": []})

    def add(self, row: str, peer: str, unit: str, samples: list, **more) -> None:
        cell = self.cell(row, peer)
        cell["unit"] = unit
        cell["samples"] += samples
        cell.update(more)

    def add_cpu(self, row: str, peer: str, before_ns: int, after_ns: int, samples: int) -> None:
        """What the server itself has computed meanwhile: what others do on the machine is not in it."""
        cell = self.cell(row, peer)
        cell["cpu_ms"] = cell.get("cpu_ms", 0.0) + (after_ns - before_ns) / 1e6
        cell["cpu_samples"] = cell.get("cpu_samples", 0) + samples

    def fail(self, row: str, peer: str, why: str) -> None:
        self.cell(row, peer)["failure"] = why

    def samples(self, row: str, peer: str) -> list:
        return self.cells.get(row, {}).get(peer, {}).get("samples", [])

    def median(self, row: str, peer: str) -> float | None:
        samples = self.samples(row, peer)
        return statistics.median(samples) if samples else None

    def percentile(self, row: str, peer: str, percent: float) -> float | None:
        """The smallest sample that `percent` of all samples do not exceed."""
        samples = sorted(self.samples(row, peer))
        if not samples:
            return None
        return samples[max(0, math.ceil(len(samples) * percent / 100) - 1)]
