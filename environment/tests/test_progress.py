# SPDX-License-Identifier: Apache-2.0
import io
import unittest
import unittest.mock

from console import Console
from notebooks import Outcome
from progress import Entry, Progress


def passed(entry, seconds):
    return Outcome(entry.name, seconds, 1, "3 cells", True)


class ProgressTest(unittest.TestCase):
    def setUp(self):
        self.now = 0.0
        self.entries = [Entry(name, name, "", 3, 100.0) for name in ("a", "b", "c")]
        self.progress = Progress(self.entries, "quick", "java", clock=lambda: self.now)

    def finish(self, entry, seconds):
        self.progress.start(entry)
        self.now += seconds
        self.progress.finish(entry, passed(entry, seconds))

    def test_states(self):
        first, second, _ = self.entries
        self.finish(first, 10)
        self.progress.start(second)
        self.assertEqual(["done", "running", "waiting"], self.states())
        self.progress.stop()
        self.assertEqual(["done", "interrupted", "not run"], self.states())

    def states(self):
        return [self.progress.state(entry) for entry in self.entries]

    def test_time_left_falls_while_one_runs(self):
        self.assertEqual(300, self.progress.left())
        self.progress.start(self.entries[0])
        self.now = 40
        self.assertEqual(260, self.progress.left())

    def test_time_left_follows_the_pace_of_those_done(self):
        self.finish(self.entries[0], 150)
        self.assertEqual(300, self.progress.left())

    def test_one_that_is_late_slows_the_others_before_it_ends(self):
        self.progress.start(self.entries[0])
        self.now = 200
        self.assertEqual(400, self.progress.left())

    def test_one_that_failed_early_says_nothing_about_the_pace(self):
        first = self.entries[0]
        self.progress.start(first)
        self.progress.finish(first, Outcome("a", 1.0, 1, "cell 1: oops", False))
        self.assertEqual(200, self.progress.left())

    def test_unknown_until_the_first_is_done(self):
        for entry in self.entries:
            entry.expected = None
        self.assertIsNone(self.progress.left())
        self.finish(self.entries[0], 30)
        self.assertEqual(60, self.progress.left())

    def test_a_new_notebook_takes_what_the_others_take(self):
        self.entries[2].expected = None
        self.entries[1].expected = 300.0
        self.assertEqual(100 + 300 + 200, self.progress.left())


class Terminal(io.StringIO):
    def isatty(self):
        return True


class ConsoleTest(unittest.TestCase):
    def setUp(self):
        self.entry = Entry("a", "a", "", 3, 100.0)
        self.progress = Progress([self.entry], "quick", "java", clock=lambda: 0.0)
        self.progress.start(self.entry)

    def printed(self, stream, term="xterm"):
        with unittest.mock.patch.dict("os.environ", {"TERM": term}):
            console = Console(stream)
            console.started(self.progress, self.entry)
            console.running(self.progress, self.entry)
            outcome = passed(self.entry, 5.0)
            self.progress.finish(self.entry, outcome)
            console.finished(self.progress, self.entry, outcome)
        return stream.getvalue()

    def test_without_a_terminal_plain_lines(self):
        self.assertEqual(
            "[1/1] a: running, about 2 min; 0 s spent, about 2 min left\n"
            "[1/1] a: done after 5.0 s: 3 cells\n",
            self.printed(io.StringIO()),
        )

    def test_on_a_terminal_one_line_is_kept_up_to_date(self):
        text = self.printed(Terminal())
        self.assertIn("\r[1/1] a · its kernel starts · 0 s · about 2 min left\x1b[K", text)
        self.assertTrue(text.endswith("\r\x1b[K[1/1] a: done after 5.0 s: 3 cells\n"))

    def test_a_dumb_terminal_gets_plain_lines(self):
        self.assertNotIn("\r", self.printed(Terminal(), "dumb"))


if __name__ == "__main__":
    unittest.main()
