# SPDX-License-Identifier: Apache-2.0
"""The table of kernels that were checked: one row for each kernel, its version and its JDK."""

from __future__ import annotations

from dataclasses import astuple, dataclass, replace
from pathlib import Path

from notebooks import write_text

TITLE = """# Kernels that were checked

Made by `environment/run.sh --check`, with `--kernel NAME` for an installed one: each row is the latest check of a kernel on a JDK. All notebooks run at the preset `smoke`; the memory is the peak of a kernel with one notebook, the smallest and the largest. [README.md](README.md#kernels) says which kernel `run.sh` takes.
"""
COLUMNS = (
    "kernel",
    "version",
    "JDK",
    "notebooks passed",
    "starts",
    "memory",
    "works too",
    "does not work",
)


@dataclass(frozen=True)
class Row:
    """What came of one check."""

    kernel: str
    version: str
    jdk: str
    notebooks: str
    starts: str
    memory: str
    works: str
    failed: str

    @property
    def key(self) -> tuple[str, str, str]:
        """One row a major version of Java."""
        return self.kernel, self.version, self.jdk.split(".")[0].split("+")[0]

    def with_trials(self, works: dict[str, str], failed: list[str]) -> Row:
        """The outcome of each trial as it is now; of one that was not made, as it was."""
        before = {trial_of(each): each for each in split(self.works) if trial_of(each) not in failed}
        still = [each for each in split(self.failed) if each not in works and each not in failed]
        return replace(
            self, works="; ".join((before | works).values()), failed="; ".join(failed + still)
        )

    def line(self) -> str:
        return "| " + " | ".join(cell.replace("|", "/") for cell in astuple(self)) + " |"


def split(trials: str) -> list[str]:
    return trials.split("; ") if trials else []


def trial_of(outcome: str) -> str:
    """The name of a trial, without what was measured."""
    return outcome.split(" (")[0]


def read_rows(path: Path) -> list[Row]:
    """The rows of a table that was written before; none if there is no such file."""
    if not path.exists():
        return []
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    rows = [cells(line) for line in lines[2:]]
    if any(len(row) != len(COLUMNS) for row in rows):
        raise ValueError(f"{path} holds another table than kernels.md: remove it, or name another file")
    return [Row(*row) for row in rows]


def cells(line: str) -> list[str]:
    """The cells of a row in Markdown."""
    return [cell.strip() for cell in line.strip()[1:-1].split("|")]


def with_row(rows: list[Row], new: Row) -> list[Row]:
    """The rows with one replaced or added, in order."""
    return sorted([row for row in rows if row.key != new.key] + [new], key=lambda row: row.key)


def write_table(path: Path, rows: list[Row]) -> None:
    head = ["| " + " | ".join(COLUMNS) + " |", "|" + "---|" * len(COLUMNS)]
    lines = [row.line() for row in rows]
    write_text(path, "\n".join([TITLE, *head, *lines, ""]))
