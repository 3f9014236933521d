# SPDX-License-Identifier: Apache-2.0
"""The memory of a kernel, read after each of many runs of a notebook, and whether it grows."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

SETTLED = 5
SPREAD = 0.05
JUDGED = ("resident", "objects")
LIBRARY = "io.github.oecl."
TRACKING = "-XX:NativeMemoryTracking=summary"


def reading(pid: int | None) -> dict[str, int]:
    """What a kernel holds in memory, on its heap and for its JVM, in MB, and the library's objects
    alive. Outside is the rest, where tensors are."""
    for process in family(pid):
        histogram = live_objects(process)
        if histogram:
            heap, objects = totals(histogram)
            all_of_it = resident(process)
            mappings = Path(f"/proc/{process}/smaps").read_text().splitlines()
            on_heap = within(heap_range(jcmd(process, "GC.heap_info")), mappings)
            jvm = runtime(jcmd(process, "VM.native_memory summary"))
            return {
                "resident": all_of_it,
                "heap": heap,
                "objects": objects,
                "jvm": jvm,
                "outside": all_of_it - on_heap - jvm,
            }
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


def live_objects(pid: int) -> list[str]:
    """Counts what is alive, which collects the garbage first; nothing if this is no JVM."""
    if Path(f"/proc/{pid}/comm").read_text().strip() != "java":
        return []  # The signal by which jcmd asks would end any other program.
    lines = jcmd(pid, "GC.class_histogram")
    return lines if lines and lines[-1].startswith("Total") else []


def jcmd(pid: int, command: str) -> list[str]:
    done = subprocess.run(["jcmd", str(pid), *command.split()], capture_output=True, text=True, check=False)
    return done.stdout.strip().splitlines()


def runtime(native_memory: list[str]) -> int:
    """What the JVM holds for itself besides the heap, in MB, from its own accounts: classes and their
    code, of which a shell makes some of each cell, and the collector's tables, which grow with the heap.
    Nothing if it was not started with TRACKING."""
    told = "\n".join(native_memory)
    total = re.search(r"Total: .*?committed=(\d+)KB", told)
    heap = re.search(r"Java Heap \(.*?committed=(\d+)KB", told)
    return (int(total.group(1)) - int(heap.group(1))) // 1024 if total and heap else 0


def heap_range(heap_info: list[str]) -> tuple[int, int]:
    """The addresses that the Java heap lies between, whichever collector tells them."""
    found = [int(word, 16) for line in heap_info for word in re.findall(r"0x[0-9a-f]+", line)]
    return min(found), max(found)


def within(span: tuple[int, int], mappings: list[str]) -> int:
    """What of a span of addresses is resident, in MB: a heap has been given more than it has touched."""
    kb, inside = 0, False
    for line in mappings:
        start = re.match(r"([0-9a-f]+)-[0-9a-f]+ ", line)
        if start:
            inside = span[0] <= int(start.group(1), 16) < span[1]
        elif inside and line.startswith("Rss:"):
            kb += int(line.split()[1])
    return kb // 1024


def totals(histogram: list[str]) -> tuple[int, int]:
    """The bytes alive, in MB, and how many objects of the library."""
    rows = [line.split() for line in histogram]
    objects = [int(row[1]) for row in rows if len(row) > 3 and row[3].startswith(LIBRARY)]
    return int(rows[-1][2]) // 2**20, sum(objects)


def growth(
    readings: list[dict[str, int]], settled: int = SETTLED, judged: tuple[str, ...] = JUDGED
) -> str:
    """Says what grew by over 5% after the first runs, or nothing.

    The heap is shown and not judged: the shell keeps some megabytes of each run's cells for itself.
    What the library keeps is seen in its objects.
    """
    if len(readings) <= settled or not all(readings):
        return "" if len(readings) <= settled else "the memory could not be read"
    base = readings[settled - 1]
    for run, now in enumerate(readings[settled:], settled + 1):
        for part in judged:
            before = base[part]
            if now[part] - before > SPREAD * before:
                return f"{part} went from {before} to {now[part]} by run {run}"
    return ""
