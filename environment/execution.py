# SPDX-License-Identifier: Apache-2.0
"""One notebook in a kernel of its own, and what to say of a kernel that dies."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError, DeadKernelError

from advice import headline
from gallery import pictures
from memory import growth, reading
from notebooks import CannotWrite, Outcome
from stopping import Stop

START = "start of the kernel"


class Interrupted(Exception):
    """Somebody wants the run to end."""


class Execution:
    """Runs a notebook, once or often, to the end or the first cell that fails."""

    def __init__(self, path: Path, kernel: str, log: Path, stop: Stop):
        self.path = path
        self.kernel = kernel
        self.log = log
        self.stop = stop
        self.limit: float | None = None
        self.repeat = 1
        self.before_cell: Callable[[int], None] = lambda number: None
        self.say: Callable[[str], None] = print
        self.notebook = read_notebook(path)
        self.code = [i for i, cell in enumerate(self.notebook.cells) if cell.cell_type == "code"]
        for index in self.code:
            self.notebook.cells[index].outputs = []
            self.notebook.cells[index].execution_count = None
        self.memory_mb = 0
        self.first_figure: float | None = None
        self.readings: list[dict[str, int]] = []
        self.at = START
        self.exit_status: int | None = None
        self.client = NotebookClient(
            self.notebook,
            kernel_name=kernel,
            resources={"metadata": {"path": str(path.parent)}},
            record_timing=False,
            startup_timeout=120,
        )

    def run(self) -> Outcome:
        """Runs the cells; a failure is part of the outcome, not an exception. Raises CannotWrite."""
        begin = time.monotonic()
        result = None
        self.stop.kernel_pid = lambda: kernel_pid(self.client)
        with open_log(self.log) as log:
            try:
                with self.client.setup_kernel(stdout=log, stderr=log):
                    result = self.run_cells(begin)
            except CannotWrite:
                raise
            except CellTimeoutError:
                result = f"{self.at}: over the time limit of {self.limit:.0f} s"
            except Exception as error:  # whatever stopped it, the other notebooks still run
                result = f"{self.at}: {self.reason(error)}"
        interrupted = self.stop.asked and result is not None
        if interrupted:
            result = f"{self.at}: interrupted"
        return Outcome(
            self.path.stem,
            time.monotonic() - begin,
            self.memory_mb,
            result or f"{len(self.code)} cells",
            result is None,
            self.first_figure,
            interrupted,
        )

    def run_cells(self, begin: float) -> str | None:
        """Runs all cells as often as wanted; returns what is wrong with the memory, if anything."""
        ready = time.monotonic()
        for run in range(1, self.repeat + 1):
            for number, index in enumerate(self.code, start=1):
                if self.stop.asked:
                    raise Interrupted
                self.at = f"cell {number}"
                self.before_cell(number)
                self.client.timeout = self.seconds_left(begin)
                self.run_cell(index)
                cell = self.notebook.cells[index]
                if self.first_figure is None and pictures({"cells": [cell]}):
                    self.first_figure = time.monotonic() - ready
                pid = kernel_pid(self.client)
                self.memory_mb = max(self.memory_mb, peak_memory_mb(pid))
            if self.repeat > 1:
                self.read_memory(run)
        return growth(self.readings) or None

    def run_cell(self, index: int) -> None:
        try:
            self.client.execute_cell(self.notebook.cells[index], index)
        except DeadKernelError:
            self.exit_status = exit_status(self.client)
            raise

    def read_memory(self, number: int) -> None:
        self.readings.append(reading(kernel_pid(self.client)))
        self.say(f"  run {number}: {self.readings[-1]}")

    def seconds_left(self, begin: float) -> int | None:
        if self.limit is None:
            return None
        return max(1, int(self.limit - (time.monotonic() - begin)))

    def reason(self, error: Exception) -> str:
        """What went wrong, and what to do where the kernel is to blame."""
        if self.at != START and not isinstance(error, DeadKernelError):
            return headline(error)
        if self.at == START:
            what = f"the kernel {self.kernel} did not start ({headline(error)})"
        else:
            what = f"the kernel died ({ending(self.exit_status)})"
        return f"{what}. What it printed last: {last_line(self.log)}. All of it: {self.log}"


def read_notebook(path: Path) -> nbformat.NotebookNode:
    """Reads a notebook. Raises ValueError with the name of a file that is none."""
    try:
        return nbformat.read(path, as_version=4)
    except Exception as error:  # nbformat raises what its parser and its schema raise
        raise ValueError(f"{path} cannot be read as a notebook: {headline(error)}") from error


def open_log(path: Path):
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("wb")
    except OSError as error:
        raise CannotWrite(path, error) from error


def last_line(log: Path) -> str:
    lines = log.read_text(encoding="utf-8", errors="replace").split("\n")
    return next((line.strip()[:160] for line in reversed(lines) if line.strip()), "nothing")


def ending(status: int | None) -> str:
    """A process's end in words; a signal is negative for Python, above 128 for shells."""
    if status is None:
        return "no exit status is known"
    number = -status if status < 0 else status - 128
    if number == signal.SIGKILL:
        return (
            "killed from outside, as a system does that runs out of memory: end other programs,"
            " or take --preset smoke"
        )
    if number > 0:
        return f"signal {number}"
    return f"exit status {status}"


def kernel_pid(client: NotebookClient) -> int | None:
    return getattr(getattr(client.km, "provisioner", None), "pid", None)


def exit_status(client: NotebookClient) -> int | None:
    process = getattr(getattr(client.km, "provisioner", None), "process", None)
    return process.poll() if process is not None else None


def peak_memory_mb(pid: int | None) -> int:
    """The peak resident memory of a process and its children, 0 where the system does not tell."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return 0
    own = next((line for line in status.splitlines() if line.startswith("VmHWM")), "VmHWM: 0 kB")
    return int(own.split()[1]) // 1024 + sum(peak_memory_mb(int(child)) for child in children)
