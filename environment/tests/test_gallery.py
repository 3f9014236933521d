# SPDX-License-Identifier: Apache-2.0
import base64
import tempfile
import unittest
from pathlib import Path

from gallery import anchored, duration, pictures, title, words, write_gallery
from notebooks import Outcome

PIXELS = base64.b64encode(b"png").decode()


def figure(text="Figure: <norms> (10 x 5 pixels)\ncaption"):
    return {"output_type": "execute_result", "data": {"image/png": PIXELS, "text/plain": text}}


def notebook(*outputs):
    return {
        "cells": [
            {"cell_type": "markdown", "source": "Before\n# The <lemma>\nAfter"},
            {"cell_type": "code", "source": "# no heading", "outputs": list(outputs)},
        ]
    }


class GalleryTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def page(self, *runs):
        write_gallery(list(runs), "smoke", self.folder)
        return (self.folder / "index.html").read_text()

    def test_every_notebook_with_its_status_time_and_figures(self):
        page = self.page(
            (Outcome("01-a", 61.4, 900, "3 cells", True), notebook(figure(), figure())),
            (Outcome("02-b", 2.0, 900, "cell 2: <oops>", False), notebook()),
        )
        self.assertIn("1 passed, 1 failed", page)
        self.assertIn('<span class="passed">passed</span> · 1 min 01 s', page)
        self.assertIn("cell 2: &lt;oops&gt;", page)
        self.assertEqual(2, page.count("<img "))
        self.assertEqual(b"png", (self.folder / "figures/01-a-02.png").read_bytes())

    def test_nothing_comes_from_a_network(self):
        page = self.page((Outcome("01-a", 1, 2, "1 cell", True), notebook(figure())))
        self.assertNotIn("http", page)
        self.assertNotIn("<script", page)

    def test_light_and_dark(self):
        self.assertIn("prefers-color-scheme: dark", self.page())

    def test_text_is_escaped(self):
        page = self.page((Outcome("01-a", 1, 2, "1 cell", True), notebook(figure())))
        self.assertIn("01 The &lt;lemma&gt;", page)
        self.assertIn('alt="&lt;norms&gt;"', page)

    def test_figures_of_an_earlier_run_are_gone(self):
        self.page((Outcome("01-a", 1, 2, "", True), notebook(figure(), figure())))
        self.page((Outcome("01-a", 1, 2, "", True), notebook(figure())))
        self.assertEqual(1, len(list(self.folder.glob("figures/*"))))


class PartsTest(unittest.TestCase):
    def test_title_is_the_first_heading_else_the_name(self):
        self.assertEqual("01 The <lemma>", title(notebook(), "01-x"))
        self.assertEqual("x", title({"cells": []}, "x"))

    def test_pictures_among_other_outputs(self):
        stream = {"output_type": "stream", "text": "x"}
        self.assertEqual(1, len(pictures(notebook(stream, figure()))))

    def test_words_of_a_picture(self):
        self.assertEqual("Norms", words({"text/plain": ["Figure: Norms (1 x 2 pixels)\n", "more"]}))
        self.assertEqual("Figure", words({}))

    def test_pictures_of_a_page_have_anchors(self):
        page = anchored('<img src="logo.svg"><img alt="" src="data:image/png;base64,x">')
        self.assertEqual(1, page.count("id="))
        self.assertIn('<img id="figure-1" alt="" src="data:image/png', page)

    def test_duration(self):
        self.assertEqual("59 s", duration(59.2))
        self.assertEqual("2 min 05 s", duration(125.9))


if __name__ == "__main__":
    unittest.main()
