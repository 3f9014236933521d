# SPDX-License-Identifier: Apache-2.0
"""Notebooks as files: which to run, what to remove from their outputs, how to sum up a run."""

from __future__ import annotations

import base64
import contextlib
import errno
import os
import re
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from png import squeeze

KERNELSPEC = {"display_name": "Java", "language": "java", "name": "java"}
# The same whichever kernel and JDK ran the notebook, so that a run changes nothing but outputs.
LANGUAGE_INFO = {
    "codemirror_mode": "java",
    "file_extension": ".jshell",
    "mimetype": "text/x-java-source",
    "name": "java",
    "pygments_lexer": "java",
}


@dataclass(frozen=True)
class Outcome:
    """What came of one notebook."""

    notebook: str
    seconds: float
    memory_mb: int
    result: str
    passed: bool
    first_figure: float | None = None  # seconds from the first cell's start to a cell with a figure
    interrupted: bool = False  # neither passed nor failed: somebody stopped the run

    @property
    def status(self) -> str:
        if self.interrupted:
            return "interrupted"
        return "passed" if self.passed else "failed"

    def fail(self, result: str) -> Outcome:
        return replace(self, result=result, passed=False)


def select(folder: Path, only: list[str]) -> list[Path]:
    """The notebooks of a folder in order, or those that the given numbers and names match.

    A number matches the notebook's own (1 and 01 both match 01-lemma), a name any part of the
    file's name. Raises ValueError if there is none, or none for one of the wishes.
    """
    notebooks = sorted(folder.glob("*.ipynb"))
    if not notebooks:
        raise ValueError(f"There are no notebooks in {folder}.")
    wishes = [wish for text in only for wish in text.split(",") if wish]
    for wish in wishes:
        if not any(matches(path, wish) for path in notebooks):
            names = ", ".join(path.stem for path in notebooks)
            raise ValueError(f"No notebook matches '{wish}'. There are: {names}")
    return [p for p in notebooks if not wishes or any(matches(p, wish) for wish in wishes)]


def matches(path: Path, wish: str) -> bool:
    number = re.match(r"\d+", path.stem)
    if wish.isdigit():
        return number is not None and int(number.group()) == int(wish)
    return wish.lower() in path.name.lower()


def hidden_paths(root: Path) -> dict[str, str]:
    """Folders of this machine and what stands for them in outputs, the longest first."""
    hidden = {str(root): ".", str(Path.home()): "~"}
    if os.environ.get("OECL_DATA"):
        hidden[os.environ["OECL_DATA"].rstrip("/")] = "$OECL_DATA"
    return {path: hidden[path] for path in sorted(hidden, key=len, reverse=True) if len(path) > 1}


def squeeze_pictures(notebook: dict) -> None:
    """Packs the pictures tighter; a committed notebook must stay small."""
    for cell in notebook["cells"]:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if "image/png" in data:
                png = squeeze(base64.b64decode(data["image/png"]))
                data["image/png"] = base64.b64encode(png).decode()


def clean(notebook: dict, hidden: dict[str, str]) -> None:
    """Takes out of an executed notebook whatever depends on the machine that ran it."""
    notebook["metadata"]["kernelspec"] = dict(KERNELSPEC)
    notebook["metadata"]["language_info"] = dict(LANGUAGE_INFO)
    for cell in notebook["cells"]:
        cell["metadata"].pop("execution", None)
        if "outputs" in cell:
            outputs = join_streams(cell["outputs"])
            cell["outputs"] = [without_paths(output, hidden) for output in outputs]


def join_streams(outputs: list[dict]) -> list[dict]:
    """The outputs with neighbouring pieces of one stream put together."""
    joined = []
    for output in outputs:
        last = joined[-1] if joined else {}
        if output["output_type"] == "stream" and last.get("name") == output["name"]:
            last["text"] += output["text"]
        else:
            joined.append(output)
    return joined


def without_paths(value, hidden: dict[str, str]):
    """A copy of an output with folders replaced in every text; pictures stay as they are."""
    if isinstance(value, str):
        for path, short in hidden.items():
            value = re.sub(re.escape(path) + r"(?![\w.-])", lambda match: short, value)
        return value
    if isinstance(value, list):
        return [without_paths(item, hidden) for item in value]
    if isinstance(value, dict):
        for key, item in value.items():
            if not key.startswith("image/") or key == "image/svg+xml":
                value[key] = without_paths(item, hidden)
    return value


def summary(outcomes: list[Outcome], preset: str, left_out: list[str] | None = None) -> str:
    """A table of the run, with those left out; the last line counts what passed and failed."""
    rows = [("notebook", "time", "first figure", "memory", "result", "status")]
    rows += [
        (
            o.notebook,
            f"{o.seconds:.1f} s",
            "none" if o.first_figure is None else f"{o.first_figure:.1f} s",
            f"{o.memory_mb} MB",
            escape(o.result),
            o.status,
        )
        for o in outcomes
    ]
    rows += [(name, "", "", "", "", "not run") for name in left_out or []]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    rows.insert(1, tuple("-" * width for width in widths))
    lines = ["| " + " | ".join(map(str.ljust, row, widths)) + " |" for row in rows]
    return "\n".join([f"Preset: {preset}", "", *lines, "", counts(outcomes, left_out or []), ""])


def counts(outcomes: list[Outcome], left_out: list[str]) -> str:
    """How many passed and failed, and how many were interrupted or not run, if any."""
    status = [outcome.status for outcome in outcomes]
    parts = [f"{status.count('passed')} passed", f"{status.count('failed')} failed"]
    if "interrupted" in status:
        parts.append(f"{status.count('interrupted')} interrupted")
    if left_out:
        parts.append(f"{len(left_out)} not run")
    return ", ".join(parts)


def escape(text: str) -> str:
    """Keeps a text from breaking the table that it stands in."""
    return text.replace("|", "\\|")


class CannotWrite(Exception):
    """A file cannot be written; the message names it, the reason and the way out."""

    def __init__(self, path: Path, error: OSError):
        super().__init__(f"Cannot write {path}: {error.strerror}. {way_out(path.parent, error)}")


def way_out(folder: Path, error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        free = shutil.disk_usage(folder).free // 2**20
        return f"{free} MB are free there: make room on that disk, then run this again."
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return (
            f"This user may not write in {folder} (did root make it?): give it the right to, or"
            " copy the project to a folder of its own."
        )
    return f"Look at {folder}, then run this again."


def write_text(path: Path, text: str) -> None:
    """Writes a whole file or nothing. Raises CannotWrite."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, content: bytes) -> None:
    """Writes a whole file or nothing. Raises CannotWrite."""
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        os.replace(part, path)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink()
        raise CannotWrite(path, error) from error
