# SPDX-License-Identifier: Apache-2.0
"""What a kernel's error says, in one line, and what to do about those that have a known cause."""

from __future__ import annotations

import re

ESCAPES = re.compile(r"\x1b\[[0-9;]*m")
KNOWN = [
    (
        r"package io\.github\.oecl\S* does not exist",
        "the library is not on the kernel's class path: build it with mvn -DskipTests package, and"
        " run in a cell: %classpath ../target/oecl-*.jar ../target/lib/*.jar (or take a class path"
        " out of the kernel's own kernel.json)",
    ),
    (
        r"wrong version \d+\.\d+, should be|UnsupportedClassVersionError|class file version",
        "the kernel runs on a JDK older than 17: name a newer one in its kernel.json, or take"
        " --kernel ijava",
    ),
    (
        r"NoSuchMethodError|NoSuchFieldError",
        "the kernel's own jar may hold an older copy of that class, which comes first: take"
        " --kernel ijava, or put the jar with the newer one first in the command of its kernel.json",
    ),
]


def words(error: Exception) -> str:
    """The error's kind and what it says; a compiler says it only in the traceback."""
    name = getattr(error, "ename", type(error).__name__)
    said = getattr(error, "evalue", "") or plain_traceback(error)
    if not said and not hasattr(error, "ename"):
        said = str(error)
    return " ".join(f"{name}: {said}".split()) if said else name


def plain_traceback(error: Exception) -> str:
    """The traceback that a kernel has sent, without colours and without the code before it."""
    traceback = getattr(error, "traceback", "")
    text = "\n".join(traceback) if isinstance(traceback, list) else str(traceback)
    lines = [ESCAPES.sub("", line).strip() for line in text.splitlines()]
    return " ".join(line for line in lines if line and not line.startswith(("|", "---")))


def advice(text: str) -> str:
    """What to do about an error with these words; empty if nothing is known."""
    return next((what for pattern, what in KNOWN if re.search(pattern, text)), "")


def headline(error: Exception, limit: int = 160) -> str:
    """One line for a table: what was said, cut where it is long, and what to do."""
    said = words(error)
    what = advice(said)
    return said[:limit] + (f" - {what}" if what else "")
