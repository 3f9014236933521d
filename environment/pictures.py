#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Takes one plot out of each notebook, and the result that README.md shows, as PNG files."""

import base64
import json
import sys
from pathlib import Path

from gallery import joined, pictures

# These draw images of the data, which may be of a real data set.
DRAWN = ("roles", "views", "shifts", "extremes")
IMAGES = (*(f"Figures.{name}(" for name in DRAWN), "ContactSheet", "ImageSet", "RgbImage")
RESULT = ("01-oecl-in-five-minutes", "Figures.scores")


def plots(notebook):
    """The pictures of cells that draw no images, each with the source of its cell."""
    for cell in notebook["cells"]:
        source = joined(cell["source"])
        if cell["cell_type"] == "code" and not any(word in source for word in IMAGES):
            for data in pictures({"cells": [cell]}):
                yield source, base64.b64decode(joined(data["image/png"]))


def main(notebooks, target):
    for path in sorted(notebooks.glob("*.ipynb")):
        found = list(plots(json.loads(path.read_text(encoding="utf-8"))))
        if found:
            (target / f"{path.stem}.png").write_bytes(found[0][1])
        for source, png in found:
            if path.stem == RESULT[0] and RESULT[1] in source:
                (target / "result.png").write_bytes(png)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
