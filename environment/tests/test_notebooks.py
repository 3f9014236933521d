# SPDX-License-Identifier: Apache-2.0
import errno
import tempfile
import unittest
from pathlib import Path

from notebooks import (
    CannotWrite,
    Outcome,
    clean,
    join_streams,
    select,
    summary,
    way_out,
    without_paths,
    write_text,
)


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

    def test_an_interrupted_run_says_what_it_left_out(self):
        outcomes = [
            Outcome("01-a", 1.0, 2, "3 cells", True, 0.5),
            Outcome("02-b", 1.0, 2, "cell 2: interrupted", False, interrupted=True),
        ]
        lines = summary(outcomes, "smoke", ["03-c"]).splitlines()
        self.assertEqual("1 passed, 0 failed, 1 interrupted, 1 not run", lines[-1])
        self.assertTrue(lines[5].endswith("| interrupted |"))
        self.assertRegex(lines[6], r"^\| 03-c .*\| not run +\|$")


class WriteTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def test_a_whole_file_and_its_folder(self):
        write_text(self.folder / "new/file", "ä")
        self.assertEqual("ä", (self.folder / "new/file").read_text(encoding="utf-8"))

    def test_a_full_disk_is_named_and_the_old_file_stays(self):
        file = self.folder / "file"
        file.write_text("old")
        (self.folder / "file.part").symlink_to("/dev/full")
        with self.assertRaisesRegex(CannotWrite, r"Cannot write .*/file: No space.* MB are free"):
            write_text(file, "new")
        self.assertEqual(["old"], [each.read_text() for each in self.folder.iterdir()])

    def test_a_folder_of_another_user_says_what_to_do(self):
        words = way_out(self.folder, PermissionError(errno.EACCES, "Permission denied"))
        self.assertIn(f"may not write in {self.folder}", words)


if __name__ == "__main__":
    unittest.main()
