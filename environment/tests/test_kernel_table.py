# SPDX-License-Identifier: Apache-2.0
import tempfile
import unittest
from pathlib import Path

from kernel_session import KernelSession, Reply, identity_of
from kernel_table import Row, read_rows, with_row, write_table

ROOT = Path(__file__).resolve().parents[2]


def row(jdk, notebooks="11 of 11"):
    return Row("ijava", "1.3.0", jdk, notebooks, "50 of 50", "341 to 809 MB", "interrupt", "")


class KernelTableTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = Path(folder.name) / "kernels.md"

    def test_is_read_as_it_was_written(self):
        rows = [row("17.0.15+6"), row("25+36")]
        write_table(self.file, rows)
        self.assertEqual(rows, read_rows(self.file))

    def test_no_table_has_no_rows(self):
        self.assertEqual([], read_rows(self.file))

    def test_a_new_check_replaces_the_old_one_of_the_same_java(self):
        rows = with_row([row("17.0.15+6"), row("25+36")], row("17.0.16+8", "10 of 11"))
        self.assertEqual(["17.0.16+8", "25+36"], [each.jdk for each in rows])
        self.assertEqual("10 of 11", rows[0].notebooks)

    def test_a_trial_that_is_made_again_replaces_its_own_outcome_alone(self):
        old = Row("ijava", "1.3.0", "17", "11 of 11", "50 of 50", "", "figure (3 s); lines", "%maven; memory")
        new = old.with_trials({"%maven": "%maven (2 s)"}, ["lines"])
        self.assertEqual("figure (3 s); %maven (2 s)", new.works)
        self.assertEqual("lines; memory", new.failed)
        self.assertEqual("11 of 11", new.notebooks)

    def test_another_table_is_refused(self):
        self.file.write_text("| a | b |\n|---|---|\n| 1 | 2 |\n")
        with self.assertRaisesRegex(ValueError, "kernels.md holds another table"):
            read_rows(self.file)

    def test_the_kept_table_is_as_the_check_writes_it(self):
        kept = ROOT / "environment" / "kernels.md"
        write_table(self.file, read_rows(kept))
        self.assertEqual(kept.read_text(encoding="utf-8"), self.file.read_text(encoding="utf-8"))


class IdentityTest(unittest.TestCase):
    JAVA = {"language_info": {"name": "Java", "version": "17.0.15+6"}}

    def test_ijava_is_known_by_its_banner(self):
        info = {"implementation": "jupyter-jvm-basekernel", "implementation_version": "2.3.0"}
        info["banner"] = "Java 17.0.15+6 :: IJava kernel 1.3.0 \nProtocol v5.3 implementation by ..."
        self.assertEqual(("IJava", "1.3.0", "17.0.15+6"), identity_of({**info, **self.JAVA}))

    def test_others_by_what_they_say_they_implement(self):
        info = {"implementation": "jjava", "implementation_version": "1.0", "banner": "Java"}
        self.assertEqual(("jjava", "1.0", "17.0.15+6"), identity_of({**info, **self.JAVA}))


class ReplyTest(unittest.TestCase):
    @staticmethod
    def take(reply, kind, **content):
        return KernelSession.take({"msg_type": kind, "content": content}, reply)

    def test_messages_are_gathered_until_the_kernel_is_idle(self):
        reply = Reply("1")
        self.assertFalse(self.take(reply, "status", execution_state="busy"))
        self.take(reply, "stream", text="a\n")
        self.take(reply, "display_data", data={"image/png": "x", "text/plain": "a figure"})
        self.take(reply, "update_display_data", data={})
        self.take(reply, "error", evalue="", traceback=["\x1b[31mno such symbol\x1b[0m"])
        self.assertTrue(self.take(reply, "status", execution_state="idle"))
        self.assertEqual(("a\n", 1, " no such symbol"), (reply.stream, reply.updates, reply.error))
        self.assertEqual({"image/png", "text/plain"}, reply.shown())


if __name__ == "__main__":
    unittest.main()
