# SPDX-License-Identifier: Apache-2.0
"""What run.sh says before the notebooks: in a copy of the project, with a Maven of our own."""

import os
import pty
import shutil
import signal
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

ENVIRONMENT = Path(__file__).resolve().parent.parent
NOTEBOOK = '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 4}'


class SetupTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.project = Path(folder.name) / "project"
        shutil.copytree(ENVIRONMENT, self.project / "environment")
        self.notebooks = self.project / "notebooks"
        self.notebooks.mkdir()
        (self.notebooks / "01-one.ipynb").write_text(NOTEBOOK)
        self.programs = Path(folder.name) / "bin"
        self.programs.mkdir()
        self.program("apt-get", "exit 1")
        self.environment = {
            **os.environ,
            "HOME": folder.name,
            "PATH": f"{self.programs}:{os.environ['PATH']}",
        }
        compiler = shutil.which("javac")
        if compiler and "JAVA_HOME" not in os.environ:  # spares a start of Java in every test
            self.environment["JAVA_HOME"] = str(Path(compiler).resolve().parent.parent)

    def program(self, name, text):
        file = self.programs / name
        file.write_text(f"#!/bin/sh\n{text}\n")
        file.chmod(0o755)

    def start(self, *command, **streams):
        streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **streams}
        process = subprocess.Popen(
            command, env=self.environment, text=True, start_new_session=True, **streams
        )
        self.addCleanup(process.communicate)
        self.addCleanup(process.kill)
        return process

    def run_sh(self, *options):
        process = self.start(self.project / "environment/run.sh", *options)
        self.printed, self.errors = process.communicate(timeout=60)
        return process.returncode

    def shell(self, code, **streams):
        """Runs code after what the scripts share has been sourced."""
        sources = f"cd '{self.project}/environment'; source jvm-env.sh; source system.sh"
        return self.start("bash", "-c", f"set -euo pipefail\n{sources}\n{code}", **streams)

    def said(self, code):
        process = self.shell(code)
        self.printed, self.errors = process.communicate(timeout=60)
        return process.returncode

    @property
    def log(self):
        return self.project / "target/setup.log"

    def test_a_first_run_says_what_it_will_do_and_why_a_build_failed(self):
        self.program("mvn", "echo 'one line'; echo '[ERROR] Foo.java does not compile'; exit 7")
        self.assertEqual(7, self.run_sh())
        self.assertIn("The first run in this folder:", self.errors)
        self.assertRegex(
            self.errors, r"builds the library, about \d+ s, after Maven has fetched about \d+ MB"
        )
        self.assertIn("runs 1 notebook", self.errors)
        self.assertIn(f"What apt-get and Maven print: {self.log}", self.errors)
        self.assertIn(f"{self.project}/target/notebooks/index.html", self.errors)
        self.assertIn("Building the library failed. The last lines", self.errors)
        self.assertIn("  [ERROR] Foo.java does not compile", self.errors)
        self.assertIn(f"All of it: {self.log}", self.errors)
        self.assertIn("one line", self.log.read_text())

    def test_no_network_and_a_full_disk_say_what_to_do(self):
        for reason, words in (
            ("Unknown host repo: Temporary failure in name resolution", "network is out of reach"),
            ("java.io.IOException: No space left on device", "disk is full: make room"),
            ("AccessDeniedException: /x", "may not write there"),
        ):
            code = f"start_log ../target/setup.log; logged Waiting sh -c 'echo {reason}; exit 7'"
            self.assertEqual(7, self.said(code))
            self.assertIn(words, self.errors)

    def test_a_log_that_the_full_disk_cut_short_has_the_same_remedy(self):
        self.program("df", "echo Filesystem; echo /dev/disk 1000000 999500 500 100% /")
        code = "start_log ../target/setup.log; logged Waiting sh -c 'echo Error creating; exit 7'"
        self.assertEqual(7, self.said(code))
        self.assertIn("disk is full: make room", self.errors)

    def test_a_wish_for_no_notebook_ends_before_the_build(self):
        self.program("mvn", "echo built; exit 1")
        self.assertEqual(1, self.run_sh("--only", "99"))
        self.assertIn("No notebook matches '99'", self.errors)
        self.assertNotIn("built", self.log.read_text())

    def test_a_folder_that_cannot_be_written_is_named(self):
        (self.project / "target").write_text("a file")
        self.assertEqual(1, self.run_sh())
        self.assertIn(f"Cannot write {self.log}", self.errors)

    def check_interrupted(self, how):
        self.program("mvn", f"echo $$ >'{self.project}/pid'; exec sleep 600")
        process = self.start(self.project / "environment/run.sh")
        pid = self.project / "pid"
        deadline = time.monotonic() + 60
        while not pid.exists() or not pid.read_text():
            self.assertLess(time.monotonic(), deadline)
            time.sleep(0.05)
        os.kill(process.pid, how)
        errors = process.communicate(timeout=30)[1]
        self.assertEqual(130, process.returncode)
        self.assertIn("Interrupted. What was fetched and built so far is kept", errors)
        with self.assertRaises(ProcessLookupError):
            os.kill(int(pid.read_text()), 0)

    def test_ctrl_c_in_the_build_ends_maven(self):
        self.check_interrupted(signal.SIGINT)

    def test_so_does_a_request_to_end(self):
        self.check_interrupted(signal.SIGTERM)

    def test_plain_lines_without_a_terminal(self):
        self.assertEqual(0, self.said("start_log ../target/setup.log; logged Waiting echo quiet"))
        self.assertRegex(self.errors, r"\AWaiting \.\.\.\nWaiting: done in \d+ s\n\Z")
        self.assertEqual("", self.printed)
        self.assertIn("quiet", self.log.read_text())

    def test_on_a_terminal_the_seconds_on_one_line(self):
        ours, theirs = pty.openpty()
        program = "echo '[INFO] Downloaded from x: y'; sleep 2"
        code = f'start_log ../target/setup.log; logged Waiting sh -c "{program}"'
        process = self.shell(code, stderr=theirs)
        os.close(theirs)
        process.communicate(timeout=60)
        with open(ours, "rb", buffering=0) as terminal:
            text = terminal.read(10_000).decode()
        self.assertRegex(text, r"\rWaiting \.\.\. \d+ s, files fetched: 1\x1b\[K\r")
        self.assertRegex(text, r"\r\x1b\[KWaiting: done in \d+ s\r\n\Z")

    def test_without_a_log_all_is_printed_as_ever(self):
        self.assertEqual(3, self.said("logged Waiting sh -c 'echo loud; exit 3'"))
        self.assertEqual("loud\n", self.printed)

    def test_what_apt_fetches_is_told_in_megabytes(self):
        uris = "'http://x/a.deb' a.deb 2600000 SHA256:0\\n'http://x/b.deb' b.deb 1000000 SHA256:0"
        self.program("apt-get", f"""case "$*" in *print-uris*) printf "%b\\n" "{uris}" ;; esac""")
        self.assertEqual(0, self.said("megabytes_of a b"))
        self.assertEqual("4\n", self.printed)


if __name__ == "__main__":
    unittest.main()
