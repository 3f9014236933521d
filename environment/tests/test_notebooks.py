# SPDX-License-Identifier: Apache-2.0
import tempfile
import unittest
from pathlib import Path

from notebooks import Outcome, clean, join_streams, select, summary, without_paths


def stream(text, name="stdout"):
    return {"output_type": "stream", "name": name, "text": text}


class SelectTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        for name in ("10-cells.ipynb", "01-lemma.ipynb", "notes.txt"):
            (self.folder / name).touch()

    def names(self, *only):
        return [path.stem for path in select(self.folder, list(only))]

    def test_all_in_order(self):
        self.assertEqual(["01-lemma", "10-cells"], self.names())

    def test_number_with_and_without_zero(self):
        self.assertEqual(["01-lemma"], self.names("1"))
        self.assertEqual(["01-lemma"], self.names("01"))

    def test_part_of_a_name(self):
        self.assertEqual(["10-cells"], self.names("Cell"))

    def test_several(self):
        self.assertEqual(["01-lemma", "10-cells"], self.names("10,lemma"))

    def test_unknown_is_an_error_that_lists_what_there_is(self):
        with self.assertRaisesRegex(ValueError, "'99'.*01-lemma, 10-cells"):
            self.names("01", "99")

    def test_no_notebooks_is_an_error(self):
        with self.assertRaisesRegex(ValueError, "no notebooks"):
            select(self.folder / "elsewhere", [])


class CleanTest(unittest.TestCase):
    def test_paths_give_way_in_nested_text(self):
        output = {"data": {"text/plain": ["in /home/me/oecl/target", "/home/me"]}}
        found = without_paths(output, {"/home/me/oecl": ".", "/home/me": "~"})
        self.assertEqual({"data": {"text/plain": ["in ./target", "~"]}}, found)

    def test_longer_names_stay(self):
        self.assertEqual("/homely", without_paths("/homely", {"/home": "~"}))

    def test_pictures_stay(self):
        output = {"data": {"image/png": "ab/home/cd"}}
        self.assertEqual("ab/home/cd", without_paths(output, {"/home": "~"})["data"]["image/png"])

    def test_neighbouring_streams_join(self):
        outputs = [stream("a\n"), stream("b\n"), stream("c\n", "stderr"), stream("d\n")]
        self.assertEqual(["a\nb\n", "c\n", "d\n"], [o["text"] for o in join_streams(outputs)])

    def test_kernel_is_java_whatever_ran(self):
        cell = {"metadata": {"execution": {"started": "now"}}, "outputs": []}
        notebook = {"metadata": {"kernelspec": {"name": "other"}}, "cells": [cell]}
        clean(notebook, {})
        self.assertEqual("java", notebook["metadata"]["kernelspec"]["name"])
        self.assertEqual({}, cell["metadata"])


class SummaryTest(unittest.TestCase):
    def test_last_line_counts(self):
        failed = Outcome("02-b", 1.0, 2, "x|y", False)
        outcomes = [Outcome("01-a", 1.0, 2, "3 cells", True, 0.5), failed]
        lines = summary(outcomes, "smoke").splitlines()
        self.assertEqual("1 passed, 1 failed", lines[-1])
        self.assertIn("x\\|y", "\n".join(lines))
        self.assertEqual(["0.5 s", "none"], [line.split("|")[3].strip() for line in lines[4:6]])


if __name__ == "__main__":
    unittest.main()
