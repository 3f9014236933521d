# SPDX-License-Identifier: Apache-2.0
"""Which cells are drawn again from recordings, and what stays of a notebook."""

import importlib.util
import unittest

HAS_NBCLIENT = importlib.util.find_spec("nbclient") is not None
if HAS_NBCLIENT:
    from render import SET_UP, imports_alone, put_back, recorded_part


def code(name, source, tags=(), count=1, outputs=()):
    return {
        "cell_type": "code",
        "id": name,
        "metadata": {"tags": list(tags)} if tags else {},
        "source": source,
        "execution_count": count,
        "outputs": list(outputs),
    }


def result(text, count):
    return {"output_type": "execute_result", "data": text, "execution_count": count}


@unittest.skipUnless(HAS_NBCLIENT, "wants nbclient")
class RenderTest(unittest.TestCase):
    def setUp(self):
        self.notebook = {
            "cells": [
                {"cell_type": "markdown", "id": "t", "metadata": {}, "source": "import that\n"},
                code("imports", "// how\nimport java.util.*;\n"),
                code("live", "train()", count=2, outputs=[result("long", 2)]),
                code("drawn", "draw()", ["recorded"], 3, [result("old", 3)]),
            ],
            "metadata": {},
        }

    def test_runs_imports_and_tagged_cells_alone(self):
        part = recorded_part(self.notebook)
        sources = [cell["source"] for cell in part["cells"]]
        self.assertEqual(sources, ["// how\nimport java.util.*;\n", SET_UP, "draw()"])

    def test_a_cell_with_more_than_imports_is_not_run(self):
        self.assertFalse(imports_alone(code("both", "import java.util.*;\ntrain();")))

    def test_puts_new_outputs_under_the_old_numbers(self):
        part = recorded_part(self.notebook)
        part["cells"][-1]["outputs"] = [result("new", 7)]
        put_back(part, self.notebook)
        live, drawn = self.notebook["cells"][2:]
        self.assertEqual(live["outputs"], [result("long", 2)])
        self.assertEqual(drawn["outputs"], [result("new", 3)])
        self.assertEqual(drawn["execution_count"], 3)


if __name__ == "__main__":
    unittest.main()
