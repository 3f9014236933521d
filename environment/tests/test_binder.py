# SPDX-License-Identifier: Apache-2.0
import os
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class BinderTest(unittest.TestCase):
    def test_its_environment_is_that_of_conda(self):
        """A copy and not a link: repo2docker copies single files into the image it makes."""
        ours = (ROOT / "environment/environment.yml").read_text()
        copy = ROOT / "binder/environment.yml"
        self.assertEqual(ours, copy.read_text())
        self.assertFalse(copy.is_symlink())

    def test_its_scripts_can_be_run(self):
        for name in ("postBuild", "start"):
            self.assertTrue(os.access(ROOT / "binder" / name, os.X_OK), name)

    def test_start_hands_over_to_the_server(self):
        lines = (ROOT / "binder/start").read_text().splitlines()
        self.assertEqual('exec "$@"', lines[-1])


if __name__ == "__main__":
    unittest.main()
