# SPDX-License-Identifier: Apache-2.0
import os
import unittest

from memory import committed, family, growth, live_objects, resident, totals


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


    def test_only_what_is_asked_for_is_judged(self):
        runs = [{"resident": mb, "heap": mb, "objects": mb, "outside": 50} for mb in (1, 2, 3)]
        self.assertEqual("", growth(runs, 2, ("outside",)))
        runs[-1]["outside"] = 60
        self.assertEqual("outside went from 50 to 60 by run 3", growth(runs, 2, ("outside",)))


class ReadingTest(unittest.TestCase):
    def test_the_heap_of_each_collector_is_summed_up(self):
        g1 = [
            " garbage-first heap   total 262144K, used 91234K [0x0000000080000000, 0x0000000100000000)",
            "  region size 1024K, 12 young (12288K), 3 survivors (3072K)",
            " Metaspace       used 51234K, committed 52352K, reserved 1114112K",
        ]
        self.assertEqual(256, committed(g1))
        serial = [
            " def new generation   total 9216K, used 1K [0x1, 0x2, 0x3)",
            " tenured generation   total 10240K, used 0K [0x1, 0x2, 0x3)",
        ]
        self.assertEqual(19, committed(serial))

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
