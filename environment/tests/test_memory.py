# SPDX-License-Identifier: Apache-2.0
import os
import unittest

from memory import family, growth, live_objects, resident, totals


def readings(*resident_mb):
    return [{"resident": mb, "heap": 100, "objects": 7} for mb in resident_mb]


class GrowthTest(unittest.TestCase):
    def test_the_first_runs_may_grow(self):
        self.assertEqual("", growth(readings(100, 200, 300, 400, 500, 510, 490, 524)))

    def test_later_growth_is_told(self):
        told = growth(readings(100, 200, 300, 400, 500, 510, 526))
        self.assertEqual("resident went from 500 to 526 by run 7", told)

    def test_objects_that_stay_are_told(self):
        runs = readings(*[500] * 6)
        runs[-1]["objects"] = 8
        self.assertEqual("objects went from 7 to 8 by run 6", growth(runs))

    def test_few_runs_tell_nothing(self):
        self.assertEqual("", growth(readings(100, 900)))

    def test_what_could_not_be_read_is_no_success(self):
        self.assertEqual("the memory could not be read", growth([{}] * 7))


class ReadingTest(unittest.TestCase):
    def test_a_histogram_is_summed_up(self):
        histogram = [
            " num     #instances         #bytes  class name (module)",
            "   1:            39        5242880  [I (java.base@17)",
            "   2:            12            384  io.github.oecl.image.RgbImage",
            "   3:             2             48  io.github.oecl.plot.Figure",
            "Total            53        5243312",
        ]
        self.assertEqual((5, 14), totals(histogram))

    @unittest.skipUnless(os.path.exists("/proc/self/status"), "only Linux tells")
    def test_this_process(self):
        self.assertIn(os.getpid(), family(os.getpid()))
        self.assertGreater(resident(os.getpid()), 1)
        self.assertEqual([], live_objects(os.getpid()))

    def test_no_process(self):
        self.assertEqual([], family(None))


if __name__ == "__main__":
    unittest.main()
