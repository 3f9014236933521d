# SPDX-License-Identifier: Apache-2.0
import os
import unittest

from memory import family, growth, heap_range, live_objects, resident, runtime, totals, within


def readings(*resident_mb):
    return [{"resident": mb, "heap": 100, "objects": 7} for mb in resident_mb]


class GrowthTest(unittest.TestCase):
    def test_the_first_runs_may_grow(self):
        self.assertEqual("", growth(readings(100, 200, 300, 400, 500, 510, 490, 524)))

    def test_later_growth_is_told(self):
        told = growth(readings(100, 200, 300, 400, 500, 510, 526))
        self.assertEqual("resident went from 500 to 526 by run 7", told)

    def test_what_shrinks_is_no_growth(self):
        self.assertEqual("", growth(readings(100, 200, 300, 400, 500, 440)))

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
    def test_the_heap_lies_between_the_addresses_that_each_collector_tells(self):
        g1 = [
            "garbage-first heap   total reserved 2097152K, committed 262144K, used 91234K"
            " [0x0000000080000000, 0x0000000100000000)",
            " region size 1024K, 12 young (12288K), 3 survivors (3072K)",
        ]
        self.assertEqual((0x80000000, 0x100000000), heap_range(g1))
        serial = [
            " def new generation   total 9216K, used 1K [0x1000, 0x2000, 0x3000)",
            " tenured generation   total 10240K, used 0K [0x3000, 0x4000, 0x5000)",
            " Metaspace       used 51234K, committed 52352K, reserved 1114112K",
        ]
        self.assertEqual((0x1000, 0x5000), heap_range(serial))

    def test_what_the_jvm_holds_for_itself_is_told_by_its_own_accounts(self):
        told = [
            "Total: reserved=3607234KB, committed=421852KB",
            "       malloc: 61234KB #181234",
            "-                 Java Heap (reserved=2097152KB, committed=262144KB)",
            "                            (mmap: reserved=2097152KB, committed=262144KB) ",
            "-                     Class (reserved=1053812KB, committed=11988KB)",
        ]
        self.assertEqual(155, runtime(told))
        self.assertEqual(0, runtime(["Native memory tracking is not enabled"]))

    def test_what_a_span_has_touched_is_summed_up(self):
        mappings = [
            "00001000-00003000 rw-p 00000000 00:00 0",
            "Size:               8192 kB",
            "Rss:                2048 kB",
            "00003000-00005000 rw-p 00000000 00:00 0 ",
            "Rss:                1024 kB",
            "7f0000005000-7f0000006000 r-xp 00000000 fe:00 12   /usr/lib/x.so",
            "Rss:               99999 kB",
        ]
        self.assertEqual(3, within((0x1000, 0x5000), mappings))

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
