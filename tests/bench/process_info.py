"""What the system tells of processes; 0 and nothing for one that has ended."""

from __future__ import annotations

import os
import re
from pathlib import Path


def session_members(session: int) -> list:
    """Of the server and of every process that it started."""
    members = []
    for entry in os.listdir("/proc"):
        if not entry.isdigit():
            continue
        try:
            if os.getsid(int(entry)) == session:
                members.append(int(entry))
        except ProcessLookupError:
            continue
    return members


def resident_bytes(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(found.group(1)) * 1024 if found else 0


def busy_ns(pid: int) -> int:
    """How long its threads have run."""
    total = 0
    for task in Path(f"/proc/{pid}/task").glob("*/schedstat"):
        try:
            total += int(task.read_text().split()[0])
        except OSError:
            continue
    return total
