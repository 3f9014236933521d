# SPDX-License-Identifier: Apache-2.0
"""Starts the runner on small notebooks in a small kernel, and stops it as a user would."""

import importlib.util
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
RUNNER = HERE.parent / "execute.py"
LONG = "open('pid', 'w').write(str(os.getpid()))\nimport time\ntime.sleep(600)"


def notebook(title, *cells):
    code = [
        {"cell_type": "code", "metadata": {}, "source": c, "outputs": [], "execution_count": None}
        for c in cells
    ]
    text = {"cell_type": "markdown", "metadata": {}, "source": f"# {title}\n\nWhat it is about."}
    return {"cells": [text, *code], "metadata": {}, "nbformat": 4, "nbformat_minor": 4}


@unittest.skipUnless(importlib.util.find_spec("nbclient"), "wants nbclient and nbconvert")
class ExecuteTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.output = self.folder / "out put"
        self.notebooks = self.folder / "notebooks"
        self.notebooks.mkdir()
        self.kernel([sys.executable, "-B", str(HERE / "fake_kernel.py"), "{connection_file}"])

    def kernel(self, argv):
        spec = self.folder / "jupyter/kernels/fake/kernel.json"
        spec.parent.mkdir(parents=True, exist_ok=True)
        spec.write_text(json.dumps({"argv": argv, "display_name": "F", "language": "java"}))

    def add(self, name, *cells):
        text = json.dumps(notebook(name.capitalize(), *cells))
        (self.notebooks / f"{name}.ipynb").write_text(text)

    def start(self, *options):
        environment = {**os.environ, "JUPYTER_PATH": str(self.folder / "jupyter")}
        process = subprocess.Popen(
            [sys.executable, "-B", RUNNER, "--kernel", "fake", "--preset", "smoke"]
            + ["--notebooks", self.notebooks, "--output", self.output, *options],
            env=environment,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self.addCleanup(process.communicate)
        self.addCleanup(process.kill)
        return process

    def run_all(self, *options):
        process = self.start(*options)
        self.printed, self.errors = process.communicate(timeout=120)
        return process.returncode

    def text(self, name):
        return (self.output / name).read_text()

    def states(self):
        article = r'<article class="[\w-]+" id="([\w-]+)">.*?class="dot"></span>([\w ]+)'
        return dict(re.findall(article, self.text("index.html"), re.DOTALL))

    def wait_for(self, condition):
        deadline = time.monotonic() + 60
        while not condition():
            self.assertLess(time.monotonic(), deadline, "waited for a minute")
            time.sleep(0.05)

    def started_cell(self):
        file = self.notebooks / "pid"
        self.wait_for(lambda: file.exists() and file.read_text())
        return int(file.read_text())

    def is_gone(self, pid):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        return False

    def test_all_pass(self):
        self.add("01-one", "print('hello')", "figure()")
        self.add("02-two", "figure()")
        self.assertEqual(0, self.run_all("--write-times"))
        self.assertEqual({"01-one": "done", "02-two": "done"}, self.states())
        self.assertEqual("2 passed, 0 failed", self.printed.splitlines()[-1])
        self.assertIn("hello", self.text("01-one.html"))
        self.assertTrue((self.output / "figures/01-one-01.png").exists())
        self.assertNotIn("http-equiv", self.text("index.html"))
        self.check_plain_lines()
        self.check_times()
        # Of a kernel that said nothing no log is left.
        self.assertEqual([], [log.read_text() for log in self.output.glob("logs/*")])

    def check_plain_lines(self):
        self.assertNotIn("\r", self.printed)
        self.assertNotIn("\x1b", self.printed)
        self.assertRegex(self.printed, r"\[1/2\] 01-one: running, .* left")
        self.assertRegex(self.printed, r"\[2/2\] 02-two: done after [\d.]+ s: 1 cells")
        self.assertIn(self.output.resolve().as_uri() + "/index.html", self.printed.splitlines()[1])

    def check_times(self):
        seconds = json.loads(self.text("times.json"))["smoke"]["01-one"]
        kept = json.loads((self.notebooks / "01-one.ipynb").read_text())
        self.assertEqual({"seconds": {"smoke": seconds}}, kept["metadata"]["oecl"])
        self.assertEqual([[], []], [cell["outputs"] for cell in kept["cells"][1:]])

    def test_the_gallery_is_there_from_the_start_and_grows(self):
        self.add("01-one", "figure()")
        self.add("02-two", "figure()", LONG)
        self.add("03-three", "1")
        process = self.start()
        self.started_cell()
        expected = {"01-one": "done", "02-two": "running", "03-three": "waiting"}
        self.wait_for(lambda: self.states() == expected)
        self.wait_for(lambda: "figures/02-two-01" in self.text("index.html"))
        self.assertIn('<meta http-equiv="refresh"', self.text("index.html"))
        self.assertIn("still running", self.text("02-two.html"))
        self.assertIn("1 passed, 0 failed, 2 not run", self.text("summary.md"))
        process.kill()

    def check_interrupted(self, how):
        self.add("01-one", "figure()")
        self.add("02-two", "figure()", LONG)
        self.add("03-three", "1")
        process = self.start()
        kernel = self.started_cell()
        begin = time.monotonic()
        process.send_signal(how)
        printed, errors = process.communicate(timeout=60)
        self.assertLess(time.monotonic() - begin, 20)
        self.assertEqual(130, process.returncode, errors)
        self.assertTrue(self.is_gone(kernel))
        self.assertNotIn("Traceback", errors)
        expected = {"01-one": "done", "02-two": "interrupted", "03-three": "not run"}
        self.assertEqual(expected, self.states())
        self.assertNotIn("http-equiv", self.text("index.html"))
        self.assertEqual("1 passed, 0 failed, 1 interrupted, 1 not run", printed.splitlines()[-1])
        self.assertIn("| 02-two", self.text("summary.md"))
        self.assertTrue((self.output / "figures/02-two-01.png").exists())
        self.assertIn("interrupted after", self.text("02-two.html"))
        self.assertEqual([], list(self.output.rglob("*.part")))

    def test_ctrl_c_leaves_the_gallery_and_no_kernel(self):
        self.check_interrupted(signal.SIGINT)

    def test_so_does_a_request_to_end(self):
        self.check_interrupted(signal.SIGTERM)

    def test_a_kernel_deaf_to_signals_is_gone_too(self):
        self.add("01-one", "import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)", LONG)
        process = self.start()
        kernel = self.started_cell()
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
        self.assertEqual(130, process.returncode)
        self.assertTrue(self.is_gone(kernel))

    def test_a_second_ctrl_c_ends_at_once(self):
        self.add("01-one", "import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)", LONG)
        process = self.start()
        kernel = self.started_cell()
        process.send_signal(signal.SIGINT)
        self.assertTrue(any("Stopping" in line for line in process.stderr))
        begin = time.monotonic()
        process.send_signal(signal.SIGINT)
        process.wait(timeout=60)
        self.assertLess(time.monotonic() - begin, 2)
        self.assertEqual(130, process.returncode)
        self.wait_for(lambda: self.is_gone(kernel))

    def test_failures_say_what_to_do_and_do_not_stop_the_others(self):
        self.add("01-cell", "1 / 0", "figure()")
        self.add("02-dies", "1", "os.write(2, b'no room\\n'); os._exit(3)")
        self.add("03-killed", "os.kill(os.getpid(), 9)")
        self.add("04-good", "1")
        self.assertEqual(1, self.run_all())
        self.assertEqual(["failed", "failed", "failed", "done"], list(self.states().values()))
        self.assertIn("cell 1: ZeroDivisionError: division by zero", self.text("index.html"))
        self.assertIn("cell 2: the kernel died (exit status 3)", self.printed)
        self.assertIn("no room. All of it: ", self.printed)
        self.assertEqual("no room\n", self.text("logs/02-dies.log"))
        self.assertIn('href="logs/02-dies.log"', self.text("index.html"))
        self.assertIn("runs out of memory: end other programs", self.printed)

    def test_a_kernel_that_does_not_start(self):
        dies = "print('no library'); raise SystemExit(4)"
        self.kernel([sys.executable, "-c", dies, "{connection_file}"])
        self.add("01-one", "1")
        self.assertEqual(1, self.run_all())
        self.assertIn("the kernel fake did not start", self.printed)
        self.assertIn("no library. All of it: ", self.printed)

    def test_a_folder_that_cannot_be_written_is_named(self):
        self.add("01-one", "1")
        self.output.write_text("a file")
        self.assertEqual(1, self.run_all())
        self.assertIn(f"Cannot write {self.output.resolve()}", self.errors)
        self.assertNotIn("Traceback", self.errors)

    def test_a_full_disk_is_named(self):
        self.add("01-one", "open('pid', 'w').write(str(os.getpid()))", "1")
        self.add("02-two", "1")
        self.output.mkdir()
        (self.output / "01-one.ipynb.part").symlink_to("/dev/full")
        self.assertEqual(1, self.run_all())
        self.assertIn(f"Cannot write {self.output.resolve()}/01-one.ipynb: No space", self.errors)
        self.assertRegex(self.errors, r"\d+ MB are free there: make room")
        self.assertNotIn("Traceback", self.errors)
        self.assertTrue(self.is_gone(self.started_cell()))
        self.assertNotIn("http-equiv", self.text("index.html"))

    def test_a_file_that_is_no_notebook_is_named(self):
        (self.notebooks / "01-one.ipynb").write_text("{")
        self.assertEqual(1, self.run_all())
        self.assertIn("01-one.ipynb cannot be read as a notebook", self.errors)


if __name__ == "__main__":
    unittest.main()
