# SPDX-License-Identifier: Apache-2.0
"""What a run prints: plain lines, and on a terminal one line below them that is kept up to date."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import threading

from notebooks import Outcome
from progress import Entry, Progress
from times import duration, roughly


class Console:
    """Lines on a stream; may be written by several threads."""

    def __init__(self, stream=None):
        self.stream = stream or sys.stdout
        self.live = self.stream.isatty() and os.environ.get("TERM", "dumb") != "dumb"
        self.lock = threading.Lock()

    def line(self, text: str = "") -> None:
        self.write(("\r\x1b[K" if self.live else "") + text + "\n")

    def status(self, text: str) -> None:
        """Replaces the line at the bottom; without a terminal there is none."""
        if self.live:
            columns = shutil.get_terminal_size().columns
            self.write(f"\r{text[: columns - 1]}\x1b[K")

    def write(self, text: str) -> None:
        # A terminal that was closed must not keep the run from leaving its gallery.
        with self.lock, contextlib.suppress(OSError):
            self.stream.write(text)
            self.stream.flush()

    def started(self, progress: Progress, entry: Entry) -> None:
        if not self.live:
            self.line(f"{label(progress, entry)}: {self.times(progress, entry)}")

    def running(self, progress: Progress, entry: Entry) -> None:
        self.status(
            f"{label(progress, entry)} · {entry.place()}"
            f" · {duration(progress.elapsed(entry))} · {time_left(progress)}"
        )

    def finished(self, progress: Progress, entry: Entry, outcome: Outcome) -> None:
        state = progress.state(entry)
        self.line(
            f"{label(progress, entry)}: {state} after {outcome.seconds:.1f} s: {outcome.result}"
        )

    def times(self, progress: Progress, entry: Entry) -> str:
        expected = progress.expected(entry)
        own = "" if expected is None else f"{roughly(expected)}; "
        return f"running, {own}{duration(progress.spent())} spent, {time_left(progress)}"


def label(progress: Progress, entry: Entry) -> str:
    return f"[{progress.number(entry)}] {entry.name}"


def time_left(progress: Progress) -> str:
    left = progress.left()
    return "time left not known yet" if left is None else f"{roughly(left)} left"
