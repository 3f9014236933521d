#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs notebooks in a kernel and leaves executed copies, HTML pages, a gallery and a summary.

The gallery is there before the first notebook and grows. Ends with 0, with 1 if a notebook failed,
with 130 if the run was interrupted.
"""

from __future__ import annotations

import argparse
import contextlib
import copy
import sys
import threading
import time
from pathlib import Path

import nbformat
from nbconvert import HTMLExporter

import stopping
from console import Console
from execution import Execution, read_notebook
from gallery import RELOAD, Gallery, abouts, framed, title
from notebooks import (
    CannotWrite,
    Outcome,
    clean,
    hidden_paths,
    select,
    squeeze_pictures,
    summary,
    write_text,
)
from progress import BY_STATUS, Entry, Progress
from times import Times, duration, outlook, put_seconds

ROOT = Path(__file__).resolve().parent.parent
MINUTE = 60
TIME_LIMITS = {"smoke": 20 * MINUTE, "quick": 3 * 60 * MINUTE, "paper": None}
COMMITTED_BYTES = 1_500_000
PAGE_EVERY = 15  # seconds between two pages of a notebook that still runs


class Session:
    """A run of notebooks, one after the other."""

    def __init__(self, options: argparse.Namespace, paths: list[Path]):
        self.options = options
        self.output = options.output.resolve()
        self.console = Console()
        self.gallery = Gallery(self.output)
        self.times = Times(self.output)
        notebooks = {path.stem: read_notebook(path) for path in paths}
        known, source = self.times.expected(notebooks, options.preset)
        self.outlook = outlook(notebooks, known, source)
        texts = abouts(options.notebooks / "README.md")
        self.entries = {
            path: Entry(
                path.stem,
                title(notebooks[path.stem], path.stem),
                texts.get(path.stem, ""),
                sum(cell["cell_type"] == "code" for cell in notebooks[path.stem]["cells"]),
                known.get(path.stem),
            )
            for path in paths
        }
        self.progress = Progress(list(self.entries.values()), options.preset, options.kernel)
        self.running: Execution | None = None
        self.page_written = 0.0
        self.ended = threading.Event()
        self.stop = stopping.Stop(self.progress.stop)

    def run(self) -> int:
        """Runs all; returns the exit status. Raises CannotWrite."""
        address = (self.output / "index.html").as_uri()
        self.gallery.write(self.progress)
        self.write_summary()
        self.console.line(f"Running {self.outlook}, at the preset {self.options.preset}")
        self.console.line(f"The gallery grows with each: {address}")
        self.stop.listen()
        try:
            self.run_notebooks()
        except CannotWrite:
            self.progress.stop()
            with contextlib.suppress(CannotWrite):  # there may be room for this small page
                self.gallery.write(self.progress)
            raise
        self.progress.close()
        self.gallery.write(self.progress)
        self.console.line(f"\nGallery: {address}")
        self.console.line(f"\n{self.write_summary()}".rstrip())
        if self.stop.asked:
            return stopping.STATUS
        return 0 if all(outcome.passed for outcome in self.progress.outcomes()) else 1

    def run_notebooks(self) -> None:
        ticker = threading.Thread(target=self.tick, daemon=True)
        ticker.start()
        try:
            for path, entry in self.entries.items():
                if not self.stop.asked:
                    self.run_notebook(path, entry)
        finally:
            self.ended.set()
            ticker.join()
            self.console.status("")

    def run_notebook(self, path: Path, entry: Entry) -> None:
        execution = Execution(path, self.options.kernel, self.log_of(entry), self.stop)
        execution.limit = self.options.timeout or TIME_LIMITS[self.options.preset]
        execution.repeat = self.options.repeat
        execution.say = self.console.line
        execution.before_cell = lambda number: self.before_cell(entry, number)
        self.gallery.forget_figures(entry.name)
        self.progress.start(entry)
        self.running = execution
        self.page_written = 0.0
        self.console.started(self.progress, entry)
        try:
            outcome = execution.run()
        finally:
            self.running = None
        self.keep(execution, entry, outcome)

    def keep(self, execution: Execution, entry: Entry, outcome: Outcome) -> None:
        """Writes whatever a notebook leaves, also one that failed or was interrupted."""
        notebook = execution.notebook
        clean(notebook, hidden_paths(ROOT))
        self.gallery.write_figures(entry, notebook)
        write_text(self.output / f"{entry.name}.ipynb", nbformat.writes(notebook) + "\n")
        state = BY_STATUS[outcome.status]
        self.write_page(notebook, entry, f"{state} after {duration(outcome.seconds)}")
        if outcome.passed and self.options.repeat == 1:
            outcome = self.keep_times(execution, outcome)
        if execution.log.stat().st_size:
            entry.log = execution.log.relative_to(self.output).as_posix()
        else:
            execution.log.unlink()
        self.progress.finish(entry, outcome)
        self.gallery.write(self.progress)
        self.write_summary()
        self.console.finished(self.progress, entry, outcome)

    def keep_times(self, execution: Execution, outcome: Outcome) -> Outcome:
        self.times.add(self.options.preset, outcome.notebook, outcome.seconds)
        if self.options.write_back:
            return write_back(execution, outcome, self.options.preset)
        if self.options.write_times:
            write_times(execution.path, self.options.preset, outcome.seconds)
        return outcome

    def before_cell(self, entry: Entry, number: int) -> None:
        """Shows what there is so far: a reader need not wait for the end."""
        entry.cell = number
        if time.monotonic() - self.page_written >= PAGE_EVERY:
            notebook = copy.deepcopy(self.running.notebook)
            clean(notebook, hidden_paths(ROOT))
            words = f"still running, cell {number} of {entry.cells}"
            self.write_page(notebook, entry, words, reload=PAGE_EVERY)
            self.page_written = time.monotonic()

    def write_page(self, notebook: dict, entry: Entry, words: str, reload: int = 0) -> None:
        exporter = HTMLExporter()
        exporter.embed_images = True  # the page lies in another folder than the notebook
        metadata = {"name": entry.name, "path": str(self.options.notebooks)}
        page, _ = exporter.from_notebook_node(notebook, {"metadata": metadata})
        write_text(self.output / f"{entry.name}.html", framed(page, words, reload))

    def write_summary(self) -> str:
        text = summary(self.progress.outcomes(), self.options.preset, self.progress.left_out())
        write_text(self.output / "summary.md", text)
        return text

    def log_of(self, entry: Entry) -> Path:
        return self.output / "logs" / f"{entry.name}.log"

    def tick(self) -> None:
        """Keeps the terminal and the gallery up to date, until the run ends."""
        seconds = 0
        while not self.ended.wait(1):
            seconds += 1
            entry, execution = self.progress.current(), self.running
            if entry is not None:
                self.console.running(self.progress, entry)
            if seconds % RELOAD == 0:
                # What cannot be written now fails again, and aloud, when the notebook ends.
                with contextlib.suppress(CannotWrite):
                    if entry is not None and execution is not None:
                        self.gallery.write_figures(entry, execution.notebook)
                    self.gallery.write(self.progress)


def write_back(execution: Execution, outcome: Outcome, preset: str) -> Outcome:
    """Puts the outputs into the notebook itself, if it stays small enough for git."""
    squeeze_pictures(execution.notebook)
    put_seconds(execution.notebook, preset, outcome.seconds)
    text = nbformat.writes(execution.notebook) + "\n"
    if len(text.encode()) > COMMITTED_BYTES:
        return outcome.fail(f"{len(text.encode())} bytes are too many to commit")
    write_text(execution.path, text)
    return outcome


def write_times(path: Path, preset: str, seconds: float) -> None:
    """Puts the seconds into the notebook itself and leaves its outputs as they are."""
    notebook = read_notebook(path)
    put_seconds(notebook, preset, seconds)
    write_text(path, nbformat.writes(notebook) + "\n")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--notebooks", type=Path, default=ROOT / "notebooks")
    parser.add_argument("--output", type=Path, default=ROOT / "target" / "notebooks")
    parser.add_argument("--kernel", default="java")
    parser.add_argument("--preset", choices=TIME_LIMITS, default="quick")
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--timeout", type=float, help="seconds for one notebook")
    parser.add_argument(
        "--repeat", type=int, default=1, help="runs in one kernel, whose memory may not grow"
    )
    parser.add_argument("--write-back", action="store_true")
    parser.add_argument("--write-times", action="store_true")
    return parser.parse_args()


def main() -> int:
    options = arguments()
    return Session(options, select(options.notebooks, options.only)).run()


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (ValueError, CannotWrite) as error:
        sys.exit(str(error))
