# SPDX-License-Identifier: Apache-2.0
"""The memory of a kernel, read after each of many runs of a notebook, and whether it grows."""

from __future__ import annotations

import subprocess
from pathlib import Path

SETTLED = 5
SPREAD = 0.05


def reading(pid: int | None) -> dict[str, int]:
    """What a process holds in memory, and what of it is alive on its Java heap, in MB."""
    for process in family(pid):
        heap = live_heap(process)
        if heap is not None:
            return {"heap": heap, "resident": resident(process)}
    return {}


def family(pid: int | None) -> list[int]:
    """A process and its children; none where the system does not tell."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [pid] + [each for child in children for each in family(int(child))]


def resident(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) // 1024


def live_heap(pid: int) -> int | None:
    """Counts what is alive, which collects the garbage first; None if this is no JVM."""
    if Path(f"/proc/{pid}/comm").read_text().strip() != "java":
        return None  # The signal by which jcmd asks would end any other program.
    command = ["jcmd", str(pid), "GC.class_histogram"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    last = done.stdout.strip().splitlines()[-1:] or [""]
    words = last[0].split()
    return int(words[2]) // 2**20 if words[:1] == ["Total"] else None


def growth(readings: list[dict[str, int]]) -> str:
    """Says what left its place by over 5% after the first runs, or nothing."""
    if len(readings) <= SETTLED or not all(readings):
        return "" if len(readings) <= SETTLED else "the memory could not be read"
    base = readings[SETTLED - 1]
    for run, now in enumerate(readings[SETTLED:], SETTLED + 1):
        for part, before in base.items():
            if abs(now[part] - before) > SPREAD * before:
                return f"{part} memory went from {before} MB to {now[part]} MB by run {run}"
    return ""
