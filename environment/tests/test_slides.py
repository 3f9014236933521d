# SPDX-License-Identifier: Apache-2.0
"""Where slides begin."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

try:
    import slides
except ImportError:  # nbconvert is not everywhere
    slides = None


def markdown(text):
    return {"cell_type": "markdown", "source": text, "metadata": {}}


def code(*data):
    outputs = [{"output_type": "display_data", "data": each} for each in data]
    return {"cell_type": "code", "source": "x", "metadata": {}, "outputs": outputs}


@unittest.skipIf(slides is None, "nbconvert is missing")
class SlidesTest(unittest.TestCase):
    def test_headings_begin_slides_and_figures_have_their_own(self):
        self.assertEqual("slide", slides.kind(markdown("# Title")))
        self.assertEqual("slide", slides.kind(markdown("## Part")))
        self.assertEqual("-", slides.kind(markdown("A sentence.")))
        self.assertEqual("subslide", slides.kind(code({"image/png": ""})))

    def test_code_without_output_is_left_out(self):
        self.assertEqual("skip", slides.kind(code()))
        self.assertEqual("-", slides.kind(code({"text/plain": "93.9"})))

    def test_what_a_run_shows_is_unfolded_and_answers_are_notes(self):
        shows = markdown("<details><summary>What the committed run shows</summary>\n\nA.\n</details>")
        answer = markdown("<details><summary>Answer</summary>\n\nA.\n</details>")
        self.assertEqual("fragment", slides.kind(shows))
        self.assertEqual("notes", slides.kind(answer))
        made = slides.as_slides({"cells": [shows, answer]})
        self.assertTrue(made["cells"][0]["source"].startswith("<details open>"))
        self.assertTrue(shows["source"].startswith("<details><"))


if __name__ == "__main__":
    unittest.main()
