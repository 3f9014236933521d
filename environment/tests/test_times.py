# SPDX-License-Identifier: Apache-2.0
import contextlib
import io
import json
import tempfile
import unittest
from pathlib import Path

from notebooks import select
from times import HERE, RECORDED, Times, duration, outlook, put_seconds, roughly, seconds_in

ROOT = Path(__file__).resolve().parent.parent.parent


def notebook(**seconds):
    return {"metadata": {"oecl": {"seconds": seconds}} if seconds else {}}


class TimesTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def expected(self, preset="quick", **notebooks):
        return Times(self.folder).expected(notebooks, preset)

    def test_first_what_was_measured_here_then_what_the_notebook_tells(self):
        self.assertEqual(({"a": 7.0}, RECORDED), self.expected(a=notebook(quick=7.0)))
        Times(self.folder).add("quick", "a", 9.04)
        self.assertEqual(
            ({"a": 9.0, "b": 3.0}, HERE),
            self.expected(a=notebook(quick=7.0), b=notebook(quick=3.0)),
        )

    def test_each_preset_has_its_own(self):
        Times(self.folder).add("smoke", "a", 1.0)
        self.assertEqual(({}, RECORDED), self.expected(a=notebook(smoke=2.0)))

    def test_of_some_nothing_is_known(self):
        self.assertEqual(({}, RECORDED), self.expected(a=notebook()))

    def test_a_broken_file_is_told_and_written_anew(self):
        (self.folder / "times.json").write_text("{")
        with contextlib.redirect_stderr(io.StringIO()) as told:
            Times(self.folder).add("quick", "a", 1.0)
        self.assertIn("times.json cannot be read", told.getvalue())
        written = json.loads((self.folder / "times.json").read_text())
        self.assertEqual({"quick": {"a": 1.0}}, written)

    def test_a_file_of_another_kind_too(self):
        (self.folder / "times.json").write_text('["quick", 7]')
        with contextlib.redirect_stderr(io.StringIO()) as told:
            self.assertEqual(({}, RECORDED), self.expected(a=notebook()))
        self.assertIn("times.json cannot be read", told.getvalue())

    def test_seconds_in_a_notebook_leave_the_others(self):
        book = notebook(quick=7.0)
        put_seconds(book, "smoke", 1.26)
        self.assertEqual((7.0, 1.3), (seconds_in(book, "quick"), seconds_in(book, "smoke")))


class ProjectTest(unittest.TestCase):
    def test_the_five_minutes_are_the_first(self):
        self.assertEqual("01", select(ROOT / "notebooks", [])[0].stem[:2])

    def test_a_first_run_knows_how_long_each_notebook_takes(self):
        for path in select(ROOT / "notebooks", []):
            for preset in ("smoke", "quick"):
                with self.subTest(notebook=path.stem, preset=preset):
                    book = json.loads(path.read_text(encoding="utf-8"))
                    self.assertGreater(seconds_in(book, preset) or 0, 0)


class WordsTest(unittest.TestCase):
    def test_duration(self):
        self.assertEqual("59 s", duration(59.2))
        self.assertEqual("2 min 05 s", duration(125.9))
        self.assertEqual("1 h 02 min", duration(3725))

    def test_roughly(self):
        self.assertEqual("a few seconds", roughly(3))
        self.assertEqual("about 40 s", roughly(42))
        self.assertEqual("about 38 min", roughly(38 * 60 + 10))
        self.assertEqual("about 2.5 h", roughly(2.5 * 3600))

    def test_outlook(self):
        two = {"a": {}, "b": {}}
        self.assertEqual("2 notebooks, about 3 min (x)", outlook(two, {"a": 60, "b": 120}, "x"))
        self.assertEqual("2 notebooks, about 2 min (x)", outlook(two, {"a": 60}, "x"))
        self.assertIn("1 notebook; how long", outlook({"a": {}}, {}, "x"))


if __name__ == "__main__":
    unittest.main()
