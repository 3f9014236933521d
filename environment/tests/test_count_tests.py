# SPDX-License-Identifier: Apache-2.0
import tempfile
import unittest
from pathlib import Path

from count_tests import count, line


class CountTest(unittest.TestCase):
    def test_sums_suites_and_looks_at_nothing_inside(self):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "TEST-a.xml").write_text(
                '<testsuite tests="5" errors="1" skipped="1" failures="1">'
                '<testcase name="x"><failure message="tests=&quot;9&quot;"/></testcase></testsuite>'
            )
            (folder / "TEST-b.xml").write_text('<testsuite tests="2"/>')
            self.assertEqual("tests: 4 passed, 2 failed, 1 skipped", line(count(folder)))

    def test_no_reports(self):
        self.assertEqual(
            "tests: 0 passed, 0 failed, 0 skipped", line(count(Path("no-such-folder")))
        )


if __name__ == "__main__":
    unittest.main()
