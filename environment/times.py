#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How long notebooks take: measured by earlier runs here, or recorded in the notebooks themselves.

As a program it says how many notebooks a run has and how long it will take.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from notebooks import select, write_text

ROOT = Path(__file__).resolve().parent.parent
FILE = "times.json"
HERE, RECORDED = "measured here before", "as recorded in the notebooks"


class Times:
    """The seconds of each notebook at each preset, kept beside the outputs of a run."""

    def __init__(self, folder: Path):
        self.file = folder / FILE
        self.measured: dict[str, dict[str, float]] = {}
        try:
            self.measured = checked(json.loads(self.file.read_text(encoding="utf-8")))
        except FileNotFoundError:
            pass  # the first run
        except (OSError, ValueError) as error:
            print(f"{self.file} cannot be read ({error}); it is written anew.", file=sys.stderr)

    def expected(self, notebooks: dict[str, dict], preset: str) -> tuple[dict[str, float], str]:
        """The seconds of those notebooks of which any are known, and where they come from."""
        here = self.measured.get(preset, {})
        known = {name: here[name] for name in notebooks if name in here}
        told = {name: seconds_in(notebook, preset) for name, notebook in notebooks.items()}
        for name, seconds in told.items():
            if seconds is not None:
                known.setdefault(name, seconds)
        return known, HERE if any(name in here for name in known) else RECORDED

    def add(self, preset: str, name: str, seconds: float) -> None:
        self.measured.setdefault(preset, {})[name] = round(seconds, 1)
        write_text(self.file, json.dumps(self.measured, indent=1, sort_keys=True) + "\n")


def checked(measured) -> dict[str, dict[str, float]]:
    """What a file holds, if it is what add writes. Raises ValueError."""
    presets = measured.values() if isinstance(measured, dict) else [None]
    for seconds in presets:
        if not isinstance(seconds, dict) or not all(
            isinstance(value, (int, float)) for value in seconds.values()
        ):
            raise ValueError("it does not hold the seconds of notebooks by preset")
    return measured


def seconds_in(notebook: dict, preset: str) -> float | None:
    """The seconds that a notebook's metadata tell."""
    return notebook["metadata"].get("oecl", {}).get("seconds", {}).get(preset)


def put_seconds(notebook: dict, preset: str, seconds: float) -> None:
    """Writes the seconds into a notebook's metadata."""
    seconds_by_preset = notebook["metadata"].setdefault("oecl", {}).setdefault("seconds", {})
    seconds_by_preset[preset] = round(seconds, 1)


def duration(seconds: float) -> str:
    if seconds < 60:
        return f"{seconds:.0f} s"
    if seconds < 3600:
        return f"{int(seconds) // 60} min {int(seconds) % 60:02} s"
    return f"{int(seconds) // 3600} h {int(seconds) % 3600 // 60:02} min"


def roughly(seconds: float) -> str:
    """A length of time that is only an estimate, without digits that nobody can know."""
    if seconds < 10:
        return "a few seconds"
    if seconds < 90:
        return f"about {round(seconds / 10) * 10} s"
    if seconds < 90 * 60:
        return f"about {round(seconds / 60)} min"
    return f"about {round(seconds / 3600, 1)} h"


def outlook(notebooks: dict[str, dict], expected: dict[str, float], source: str) -> str:
    """One line: how many notebooks, and how long they will take."""
    count = f"{len(notebooks)} notebook{'s' if len(notebooks) != 1 else ''}"
    if not expected:
        return f"{count}; how long they take is not known before the first run"
    whole = sum(expected.values()) * len(notebooks) / len(expected)
    return f"{count}, {roughly(whole)} ({source})"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--notebooks", type=Path, default=ROOT / "notebooks")
    parser.add_argument("--output", type=Path, default=ROOT / "target" / "notebooks")
    parser.add_argument("--preset", default="quick")
    parser.add_argument("--only", action="append", default=[])
    options, _ = parser.parse_known_args()
    paths = select(options.notebooks, options.only)
    notebooks = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in paths}
    print(outlook(notebooks, *Times(options.output).expected(notebooks, options.preset)))
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except ValueError as error:
        sys.exit(str(error))
