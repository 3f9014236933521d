#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes notebooks as slides: a heading or a figure begins a slide, code steps back behind it."""

from __future__ import annotations

import copy
import sys
from pathlib import Path

import nbformat
from nbconvert import SlidesExporter

SHOWN = ("01", "02", "11")
LONG = 12  # lines of prose that still fit beside nothing else


def kind(cell: dict) -> str:
    """The slide type of a cell: a new slide, one below it, the same one, or none at all."""
    source = cell["source"]
    if cell["cell_type"] == "code":
        if is_picture(cell):
            return "subslide"
        return "-" if cell.get("outputs") else "skip"
    if source.startswith(("# ", "## ")):
        return "slide"
    if source.startswith("<details>"):
        return "notes" if "Answer" in source.split("</summary>")[0] else "fragment"
    return "subslide" if len(source.splitlines()) > LONG else "-"


def is_picture(cell: dict) -> bool:
    return any("image/png" in output.get("data", {}) for output in cell.get("outputs", []))


def as_slides(notebook: dict) -> dict:
    """A copy of a notebook whose cells say where slides begin."""
    slides = copy.deepcopy(notebook)
    for cell in slides["cells"]:
        cell["metadata"]["slideshow"] = {"slide_type": kind(cell)}
        cell["source"] = cell["source"].replace("<details>", "<details open>")
    return slides


def main(notebooks: Path, target: Path, wanted: tuple[str, ...]) -> None:
    exporter = SlidesExporter()
    exporter.exclude_input_prompt = exporter.exclude_output_prompt = True
    exporter.reveal_scroll = exporter.embed_images = True
    for path in sorted(notebooks.glob("*.ipynb")):
        if path.name.startswith(wanted):
            slides = as_slides(nbformat.read(path, 4))
            page, _ = exporter.from_notebook_node(slides, {"metadata": {"path": str(notebooks)}})
            (target / f"{path.stem}.slides.html").write_text(page, encoding="utf-8")
            print(target / f"{path.stem}.slides.html")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), tuple(filter(None, sys.argv[3:])) or SHOWN)
