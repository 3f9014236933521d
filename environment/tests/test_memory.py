# SPDX-License-Identifier: Apache-2.0
import os
import unittest

from memory import family, growth, live_heap, resident


def readings(*resident_mb):
    return [{"heap": 100, "resident": mb} for mb in resident_mb]


class GrowthTest(unittest.TestCase):
    def test_the_first_runs_may_grow(self):
        self.assertEqual("", growth(readings(100, 200, 300, 400, 500, 510, 490, 524)))

    def test_later_growth_is_told(self):
        told = growth(readings(100, 200, 300, 400, 500, 510, 526))
        self.assertEqual("resident memory went from 500 MB to 526 MB by run 7", told)

    def test_few_runs_tell_nothing(self):
        self.assertEqual("", growth(readings(100, 900)))

    def test_what_could_not_be_read_is_no_success(self):
        self.assertEqual("the memory could not be read", growth([{}] * 7))


class ReadingTest(unittest.TestCase):
    @unittest.skipUnless(os.path.exists("/proc/self/status"), "only Linux tells")
    def test_this_process(self):
        self.assertIn(os.getpid(), family(os.getpid()))
        self.assertGreater(resident(os.getpid()), 1)
        self.assertIsNone(live_heap(os.getpid()))

    def test_no_process(self):
        self.assertEqual([], family(None))


if __name__ == "__main__":
    unittest.main()
