#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs notebooks in a kernel and leaves executed copies, HTML pages, a gallery and a summary."""

from __future__ import annotations

import argparse
import signal
import sys
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError
from nbconvert import HTMLExporter

from advice import headline
from gallery import anchored, pictures, write_gallery
from memory import growth, reading
from notebooks import Outcome, clean, hidden_paths, select, squeeze_pictures, summary, write_text

ROOT = Path(__file__).resolve().parent.parent
MINUTE = 60
TIME_LIMITS = {"smoke": 20 * MINUTE, "quick": 3 * 60 * MINUTE, "paper": None}
COMMITTED_BYTES = 1_500_000


class Execution:
    """One notebook in a kernel of its own, once or often, to the end or the first cell that fails."""

    def __init__(self, path: Path, kernel: str, limit: float | None, repeat: int = 1):
        self.path = path
        self.repeat = repeat
        self.notebook = nbformat.read(path, as_version=4)
        self.limit = limit
        self.memory_mb = 0
        self.first_figure: float | None = None
        self.readings: list[dict[str, int]] = []
        self.client = NotebookClient(
            self.notebook,
            kernel_name=kernel,
            resources={"metadata": {"path": str(path.parent)}},
            record_timing=False,
            startup_timeout=120,
        )

    def run(self) -> Outcome:
        """Runs the cells; a failure is part of the outcome, not an exception."""
        begin = time.monotonic()
        cells = self.notebook.cells
        for cell in cells:
            if cell.cell_type == "code":
                cell.outputs, cell.execution_count = [], None
        index = 0
        result = None
        try:
            with self.client.setup_kernel():
                ready = time.monotonic()
                for number in range(1, self.repeat + 1):
                    for index, cell in enumerate(cells):
                        self.client.timeout = self.seconds_left(begin)
                        self.client.execute_cell(cell, index)
                        if self.first_figure is None and pictures({"cells": [cell]}):
                            self.first_figure = time.monotonic() - ready
                        pid = kernel_pid(self.client)
                        self.memory_mb = max(self.memory_mb, peak_memory_mb(pid))
                    if self.repeat > 1:
                        self.read_memory(number)
            result = growth(self.readings) or None
        except CellTimeoutError:
            result = f"cell {index + 1}: over the time limit of {self.limit:.0f} s"
        except Exception as error:  # whatever stopped it, the other notebooks still run
            result = f"cell {index + 1}: {headline(error)}"
        return Outcome(
            self.path.stem,
            time.monotonic() - begin,
            self.memory_mb,
            result or f"{sum(cell.cell_type == 'code' for cell in cells)} cells",
            result is None,
            self.first_figure,
        )

    def read_memory(self, number: int) -> None:
        self.readings.append(reading(kernel_pid(self.client)))
        print(f"  run {number}: {self.readings[-1]}", flush=True)

    def seconds_left(self, begin: float) -> int | None:
        if self.limit is None:
            return None
        return max(1, int(self.limit - (time.monotonic() - begin)))


def kernel_pid(client: NotebookClient) -> int | None:
    return getattr(getattr(client.km, "provisioner", None), "pid", None)


def peak_memory_mb(pid: int | None) -> int:
    """The peak resident memory of a process and its children, 0 where the system does not tell."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return 0
    own = next((line for line in status.splitlines() if line.startswith("VmHWM")), "VmHWM: 0 kB")
    return int(own.split()[1]) // 1024 + sum(peak_memory_mb(int(child)) for child in children)


def write_outputs(execution: Execution, output: Path) -> None:
    """Writes the executed notebook and its page, also that of a notebook that failed."""
    notebook = execution.notebook
    name = execution.path.stem
    write_text(output / f"{name}.ipynb", nbformat.writes(notebook) + "\n")
    page, _ = HTMLExporter().from_notebook_node(notebook, {"metadata": {"name": name}})
    write_text(output / f"{name}.html", anchored(page))


def write_back(execution: Execution, outcome: Outcome) -> Outcome:
    """Puts the outputs into the notebook itself, if it passed and stays small enough for git."""
    if not outcome.passed:
        return outcome
    squeeze_pictures(execution.notebook)
    text = nbformat.writes(execution.notebook) + "\n"
    if len(text.encode()) > COMMITTED_BYTES:
        return outcome.fail(f"{len(text.encode())} bytes are too many to commit")
    write_text(execution.path, text)
    return outcome


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
    return parser.parse_args()


def main() -> int:
    options = arguments()
    # Ends like Ctrl-C, so that the kernel is shut down too.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    paths = select(options.notebooks, options.only)
    options.output.mkdir(parents=True, exist_ok=True)
    outcomes, notebooks = [], []
    for path in paths:
        print(f"{path.name} ...", flush=True)
        limit = options.timeout or TIME_LIMITS[options.preset]
        execution = Execution(path, options.kernel, limit, options.repeat)
        outcome = execution.run()
        clean(execution.notebook, hidden_paths(ROOT))
        write_outputs(execution, options.output)
        if options.write_back:
            outcome = write_back(execution, outcome)
        print(f"  {outcome.status} after {outcome.seconds:.1f} s: {outcome.result}", flush=True)
        outcomes.append(outcome)
        notebooks.append(execution.notebook)
    write_gallery(list(zip(outcomes, notebooks)), options.preset, options.output)
    text = summary(outcomes, options.preset)
    write_text(options.output / "summary.md", text)
    print(f"\n{text}", end="")
    return 0 if all(outcome.passed for outcome in outcomes) else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except ValueError as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit("Stopped.")
