# SPDX-License-Identifier: Apache-2.0
import base64
import tempfile
import unittest
from pathlib import Path

from gallery import Gallery, abouts, anchored, framed, page, pictures, title, words
from notebooks import Outcome
from progress import Entry, Progress

ROOT = Path(__file__).resolve().parent.parent.parent
PIXELS = base64.b64encode(b"png").decode()


def figure(text="Figure: <norms> (10 x 5 pixels)\ncaption", pixels=PIXELS):
    return {"output_type": "execute_result", "data": {"image/png": pixels, "text/plain": text}}


def notebook(*outputs):
    return {
        "cells": [
            {"cell_type": "markdown", "source": "Before\n# The <lemma>\nAfter"},
            {"cell_type": "code", "source": "# no heading", "outputs": list(outputs)},
        ]
    }


def entry(name="01-a", expected=60.0):
    return Entry(name, "01 The <lemma>", "What <it> is about", 3, expected)


def progress(*entries):
    return Progress(list(entries), "smoke", "java")


class GalleryTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.gallery = Gallery(self.folder)
        self.first, self.second = entry("01-a"), entry("02-b")
        self.run_of_two = progress(self.first, self.second)

    def finish(self, one, outcome, *outputs):
        self.run_of_two.start(one)
        self.gallery.write_figures(one, notebook(*outputs))
        self.run_of_two.finish(one, outcome)

    def page(self):
        self.gallery.write(self.run_of_two)
        return (self.folder / "index.html").read_text()

    def test_before_the_first_all_wait(self):
        text = self.page()
        self.assertEqual(2, text.count('<article class="waiting"'))
        self.assertEqual(2, text.count('<span class="faint">about 60 s</span>'))
        self.assertIn("2 waiting", text)
        self.assertIn("about 2 min, until", text)
        self.assertNotIn('href="01-a.html"', text)

    def test_the_one_that_runs_shows_its_cell_its_figures_and_its_share_of_time(self):
        self.run_of_two.start(self.first)
        self.first.cell = 2
        self.gallery.write_figures(self.first, notebook(figure()))
        text = self.page()
        self.assertIn('Running notebook 1 of 2: <a href="#01-a">', text)
        self.assertIn("cell 2 of 3", text)
        self.assertIn('<div class="share">', text)
        self.assertEqual(1, text.count("<img "))

    def test_reloads_itself_until_the_end(self):
        refresh = '<meta http-equiv="refresh" content="5">'
        self.assertIn(refresh, self.page())
        self.run_of_two.close()
        self.assertNotIn("http-equiv", self.page())

    def test_not_after_an_interruption(self):
        self.finish(self.first, Outcome("01-a", 2.0, 1, "cell 1: interrupted", False, None, True))
        self.run_of_two.stop()
        text = self.page()
        self.assertNotIn("http-equiv", text)
        self.assertIn("Interrupted: 0 of 2 notebooks done", text)
        self.assertIn("1 interrupted, 1 not run", text)

    def test_every_notebook_with_its_state_time_and_figures(self):
        self.finish(self.first, Outcome("01-a", 61.4, 900, "3 cells", True), figure(), figure())
        self.finish(self.second, Outcome("02-b", 2.0, 900, "cell 2: <oops>", False))
        self.run_of_two.close()
        text = self.page()
        self.assertIn("1 done, 1 failed", text)
        self.assertIn('<article class="done" id="01-a">', text)
        self.assertIn("1 min 01 s · 900 MB · 3 cells", text)
        self.assertIn('<p class="reason">cell 2: &lt;oops&gt;</p>', text)
        self.assertEqual(2, text.count("<img "))
        self.assertEqual(b"png", (self.folder / "figures/01-a-02.png").read_bytes())

    def test_nothing_comes_from_a_network(self):
        self.finish(self.first, Outcome("01-a", 1, 2, "1 cell", True), figure())
        self.run_of_two.close()
        text = self.page()
        self.assertNotIn("http", text)
        self.assertNotIn("<script", text)

    def test_light_and_dark(self):
        self.assertIn("prefers-color-scheme: dark", self.page())

    def test_text_is_escaped(self):
        self.finish(self.first, Outcome("01-a", 1, 2, "1 cell", True), figure())
        text = self.page()
        self.assertIn("01 The &lt;lemma&gt;", text)
        self.assertIn("What &lt;it&gt; is about", text)
        self.assertIn('alt="&lt;norms&gt;"', text)

    def test_figures_of_an_earlier_run_are_gone(self):
        self.gallery.write_figures(self.first, notebook(figure(), figure()))
        self.gallery.forget_figures("01-a")
        self.gallery.write_figures(self.first, notebook(figure()))
        self.assertEqual(1, len(list(self.folder.glob("figures/*"))))

    def test_a_figure_that_changes_has_a_new_address(self):
        self.gallery.write_figures(self.first, notebook(figure()))
        before = self.first.figures
        self.gallery.write_figures(self.first, notebook(figure()))
        self.assertEqual(before, self.first.figures)
        other = base64.b64encode(b"other").decode()
        self.gallery.write_figures(self.first, notebook(figure(pixels=other)))
        self.assertNotEqual(before, self.first.figures)
        self.assertEqual(b"other", (self.folder / "figures/01-a-01.png").read_bytes())

    def test_no_time_left_while_nothing_tells(self):
        text = page(progress(entry(expected=None)))
        self.assertIn("not known yet", text)


class PartsTest(unittest.TestCase):
    def test_title_is_the_first_heading_else_the_name(self):
        self.assertEqual("01 The <lemma>", title(notebook(), "01-x"))
        self.assertEqual("x", title({"cells": []}, "x"))

    def test_titles_have_no_markdown(self):
        cell = {"cell_type": "markdown", "source": "# What `quick` *is*"}
        self.assertEqual("What quick is", title({"cells": [cell]}, "x"))

    def test_what_every_notebook_teaches_is_in_their_readme(self):
        names = {path.stem for path in (ROOT / "notebooks").glob("*.ipynb")}
        found = abouts(ROOT / "notebooks/README.md")
        self.assertEqual(names, set(found))
        self.assertTrue(all(found.values()))

    def test_no_readme_teaches_nothing(self):
        self.assertEqual({}, abouts(Path("nowhere")))

    def test_pictures_among_other_outputs(self):
        stream = {"output_type": "stream", "text": "x"}
        self.assertEqual(1, len(pictures(notebook(stream, figure()))))

    def test_words_of_a_picture(self):
        self.assertEqual("Norms", words({"text/plain": ["Figure: Norms (1 x 2 pixels)\n", "more"]}))
        self.assertEqual("Figure", words({}))

    def test_pictures_of_a_page_have_anchors(self):
        text = anchored('<img src="logo.svg"><img alt="" src="data:image/png;base64,x">')
        self.assertEqual(1, text.count("id="))
        self.assertIn('<img id="figure-1" alt="" src="data:image/png', text)

    def test_a_page_says_what_became_of_it_and_leads_back(self):
        text = framed('<head><title>x</title></head><body class="y">z</body>', "done <it>")
        self.assertIn('<a href="index.html"', text)
        self.assertIn("done &lt;it&gt;", text)
        self.assertNotIn("refresh", text)
        self.assertIn('content="9"', framed("<head></head><body></body>", "running", 9))


if __name__ == "__main__":
    unittest.main()
