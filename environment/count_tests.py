#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Adds up the test reports in a folder: "tests: P passed, F failed, S skipped"."""

import sys
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree


def count(folder):
    """The sum over all reports of the attributes tests, failures, errors and skipped."""
    total = Counter()
    for report in folder.glob("TEST-*.xml"):
        suite = ElementTree.parse(report).getroot()
        for name in ("tests", "failures", "errors", "skipped"):
            total[name] += int(suite.get(name, 0))
    return total


def line(total):
    """The summary; a test that ended in an error counts as failed."""
    failed = total["failures"] + total["errors"]
    passed = total["tests"] - failed - total["skipped"]
    return f"tests: {passed} passed, {failed} failed, {total['skipped']} skipped"


if __name__ == "__main__":
    print(line(count(Path(sys.argv[1]))))
