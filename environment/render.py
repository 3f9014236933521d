#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Draws again, in place, what the committed notebooks show of recorded results.

Runs the cells with the tag "recorded" and the imports before them, in a kernel of each notebook's
own. Nothing is trained, and the outputs of all other cells stay as they are.
"""

from __future__ import annotations

import argparse
import copy
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

from execution import read_notebook
from notebooks import clean, hidden_paths, select, squeeze_pictures, write_text

ROOT = Path(__file__).resolve().parent.parent
TAG = "recorded"
SET_UP = "io.github.oecl.notebook.Show.setUp();"  # what a notebook's first line of its own does
LIMIT = 600  # seconds for a cell


def is_recorded(cell: dict) -> bool:
    return cell["cell_type"] == "code" and TAG in cell["metadata"].get("tags", [])


def imports_alone(cell: dict) -> bool:
    lines = [line for line in cell["source"].splitlines() if line.strip()]
    return cell["cell_type"] == "code" and all(line.startswith(("import ", "//")) for line in lines)


def recorded_part(notebook: dict) -> dict:
    """A copy with the imports and the tagged cells alone."""
    part = copy.deepcopy(notebook)
    imports = [cell for cell in part["cells"] if imports_alone(cell)]
    set_up = nbformat.v4.new_code_cell(SET_UP)
    part["cells"] = [*imports, set_up, *filter(is_recorded, part["cells"])]
    return part


def put_back(part: dict, notebook: dict) -> None:
    """Takes the outputs of a part that has run; the numbers of the cells stay."""
    drawn = {cell["id"]: cell["outputs"] for cell in part["cells"] if is_recorded(cell)}
    for cell in filter(is_recorded, notebook["cells"]):
        cell["outputs"] = drawn[cell["id"]]
        for output in cell["outputs"]:
            if "execution_count" in output:
                output["execution_count"] = cell["execution_count"]


def render(path: Path, kernel: str) -> str:
    """Draws the recorded part of a notebook; returns what became of it."""
    notebook = read_notebook(path)
    if not any(map(is_recorded, notebook["cells"])):
        return "draws from no recordings"
    part = recorded_part(notebook)
    NotebookClient(
        part,
        kernel_name=kernel,
        resources={"metadata": {"path": str(path.parent)}},
        record_timing=False,
        startup_timeout=120,
        timeout=LIMIT,
    ).execute()
    clean(part, hidden_paths(ROOT))
    squeeze_pictures(part)
    put_back(part, notebook)
    text = nbformat.writes(notebook) + "\n"
    if text == path.read_text(encoding="utf-8"):
        return "is as it was"
    write_text(path, text)
    return "is drawn again: read its text beside its outputs"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--notebooks", type=Path, default=ROOT / "notebooks")
    parser.add_argument("--kernel", default="java")
    parser.add_argument("--only", action="append", default=[])
    options = parser.parse_args()
    try:
        paths = select(options.notebooks, options.only)
    except ValueError as error:
        parser.error(str(error))
    for path in paths:
        print(f"{path.name} {render(path, options.kernel)}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
