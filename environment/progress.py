# SPDX-License-Identifier: Apache-2.0
"""A run of notebooks while it goes on: what is done, what runs, what waits, and the time left."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from notebooks import Outcome

DONE, FAILED, INTERRUPTED, RUNNING, WAITING, NOT_RUN = STATES = (
    "done",
    "failed",
    "interrupted",
    "running",
    "waiting",
    "not run",
)
BY_STATUS = {"passed": DONE, "failed": FAILED, "interrupted": INTERRUPTED}


@dataclass
class Entry:
    """A notebook of a run."""

    name: str
    title: str
    about: str
    cells: int  # those with code
    expected: float | None = None  # seconds
    cell: int = 0  # the one that runs, counted from 1 among those with code
    began: float | None = None
    outcome: Outcome | None = None
    log: str | None = None  # the kernel's own words, a file beside the gallery
    figures: list[tuple[str, str]] = field(default_factory=list)

    def place(self) -> str:
        """Where it is while it runs."""
        return f"cell {self.cell} of {self.cells}" if self.cell else "its kernel starts"


class Progress:
    """The notebooks of a run and its clock."""

    def __init__(self, entries: list[Entry], preset: str, kernel: str, clock=time.monotonic):
        self.entries = entries
        self.preset = preset
        self.kernel = kernel
        self.clock = clock
        self.started = datetime.now()
        self.begin = clock()
        self.end: float | None = None
        self.stopped = False

    def start(self, entry: Entry) -> None:
        entry.began = self.clock()

    def finish(self, entry: Entry, outcome: Outcome) -> None:
        entry.outcome = outcome

    def stop(self) -> None:
        """Somebody wants the run to end: what runs is interrupted, what waits will not run."""
        self.stopped = True

    def close(self) -> None:
        self.end = self.clock()

    @property
    def going_on(self) -> bool:
        return self.end is None and not self.stopped

    def state(self, entry: Entry) -> str:
        if entry.outcome is not None:
            return BY_STATUS[entry.outcome.status]
        if entry.began is not None:
            return RUNNING if self.going_on else INTERRUPTED
        return WAITING if self.going_on else NOT_RUN

    def count(self, *states: str) -> int:
        return sum(self.state(entry) in states for entry in self.entries)

    def current(self) -> Entry | None:
        return next((e for e in self.entries if self.state(e) == RUNNING), None)

    def number(self, entry: Entry) -> str:
        return f"{self.entries.index(entry) + 1}/{len(self.entries)}"

    def outcomes(self) -> list[Outcome]:
        return [entry.outcome for entry in self.entries if entry.outcome is not None]

    def left_out(self) -> list[str]:
        return [entry.name for entry in self.entries if entry.outcome is None]

    def spent(self) -> float:
        return (self.clock() if self.end is None else self.end) - self.begin

    def elapsed(self, entry: Entry) -> float:
        """The seconds that a notebook has taken so far."""
        if entry.outcome is not None:
            return entry.outcome.seconds
        return 0.0 if entry.began is None else self.clock() - entry.began

    def expected(self, entry: Entry) -> float | None:
        """What a notebook takes in all, by the pace of those before; None if nothing tells."""
        typical = entry.expected or self.typical()
        return None if typical is None else typical * self.pace()

    def typical(self) -> float | None:
        """The mean, for a notebook of which nothing is recorded."""
        known = [e.expected for e in self.entries if e.expected]
        known = known or [o.seconds for o in self.outcomes() if o.passed]
        return sum(known) / len(known) if known else None

    def pace(self) -> float:
        """How much longer notebooks take here than expected. One that is already late counts."""
        taken = awaited = 0.0
        for entry in self.entries:
            if entry.expected and self.state(entry) == DONE:
                taken += entry.outcome.seconds
                awaited += entry.expected
        pace = taken / awaited if awaited else 1.0
        running = self.current()
        if running is not None and running.expected:
            if self.elapsed(running) > running.expected * pace:
                pace = (taken + self.elapsed(running)) / (awaited + running.expected)
        return pace

    def left(self) -> float | None:
        """The seconds to the end of the run; None while nothing tells."""
        seconds = 0.0
        for entry in self.entries:
            if self.state(entry) in (WAITING, RUNNING):
                expected = self.expected(entry)
                if expected is None:
                    return None
                seconds += max(0.0, expected - self.elapsed(entry))
        return seconds

    def until(self) -> datetime | None:
        left = self.left()
        return None if left is None else datetime.now() + timedelta(seconds=left)
