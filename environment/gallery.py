# SPDX-License-Identifier: Apache-2.0
"""The gallery: a page with every notebook of a run, its status and time, and its figures in small."""

from __future__ import annotations

import base64
import re
from html import escape
from pathlib import Path

from notebooks import Outcome, write_text

STYLE = """
:root { color-scheme: light dark; --page: #fff; --text: #222; --faint: #666; --card: #f5f6f8; --line: #d9dce1;
  --link: #0057a3; --good: #1a7f37; --bad: #c62828; }
@media (prefers-color-scheme: dark) { :root { --page: #16181c; --text: #e4e6ea; --faint: #9aa0a8; --card: #20242a;
  --line: #363c45; --link: #7db8f0; --good: #56c271; --bad: #ff8a80; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.5rem 4rem; max-width: 76rem; background: var(--page); color: var(--text);
  font: 16px/1.5 system-ui, sans-serif; }
h1 { margin: 0; font-size: 1.7rem; }
h2 { margin: 0; font-size: 1.15rem; }
a { color: var(--link); text-decoration: none; }
a:hover, a:focus { text-decoration: underline; }
.faint { margin: .2rem 0 0; color: var(--faint); font-size: .9rem; }
article { margin-top: 1.5rem; padding: 1.1rem 1.3rem 1.3rem; border: 1px solid var(--line); border-radius: 8px;
  background: var(--card); }
.passed { color: var(--good); font-weight: 600; }
.failed { color: var(--bad); font-weight: 600; }
.figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: .8rem; margin-top: .9rem; }
.figures a { display: block; overflow: hidden; height: 9rem; border: 1px solid var(--line); border-radius: 5px;
  background: #fff; }
.figures img { display: block; width: 100%; }
@media (prefers-color-scheme: dark) { .figures a { filter: brightness(.9); } }
"""

PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>OECL: the notebooks of this run</title>
<style>{style}</style>
</head>
<body>
<h1>OECL: the notebooks of this run</h1>
<p class="faint">Preset {preset} · {passed} passed, {failed} failed · {minutes} · <a href="summary.md">summary.md</a></p>
{articles}
</body>
</html>
"""

ARTICLE = """<article>
<h2><a href="{name}.html">{title}</a></h2>
<p class="faint"><span class="{status}">{status}</span> · {time} · {memory} MB · {result} ·
<a href="{name}.ipynb">notebook</a></p>
{figures}
</article>"""

FIGURE = '<a href="{name}.html#figure-{number}" title="{alt}"><img src="{file}" alt="{alt}" loading="lazy"></a>'


def write_figures(notebook: dict, name: str, folder: Path) -> list[tuple[str, str]]:
    """Writes the pictures of a notebook's outputs; returns the path and the words of each."""
    folder.joinpath("figures").mkdir(parents=True, exist_ok=True)
    for old in folder.glob(f"figures/{name}-*.png"):
        old.unlink()
    figures = []
    for data in pictures(notebook):
        file = f"figures/{name}-{len(figures) + 1:02}.png"
        folder.joinpath(file).write_bytes(base64.b64decode(joined(data["image/png"])))
        figures.append((file, words(data)))
    return figures


def pictures(notebook: dict) -> list[dict]:
    """The data of the outputs that hold a picture, in order."""
    outputs = [output for cell in notebook["cells"] for output in cell.get("outputs", [])]
    return [output["data"] for output in outputs if "image/png" in output.get("data", {})]


def words(data: dict) -> str:
    """What a picture shows: the first line of the text beside it, without "Figure:" and its size."""
    first = joined(data.get("text/plain", "")).strip().split("\n")[0]
    return re.sub(r"^Figure:? *| *\(\d+ x \d+ pixels\)$", "", first) or "Figure"


def joined(text: str | list[str]) -> str:
    return text if isinstance(text, str) else "".join(text)


def title(notebook: dict, name: str) -> str:
    """The first heading of a notebook, else the name of its file."""
    for cell in notebook["cells"]:
        match = re.search(r"^# +(.+)$", joined(cell["source"]), re.MULTILINE)
        if cell["cell_type"] == "markdown" and match:
            return f"{name[:2]} {match.group(1)}" if name[:2].isdigit() else match.group(1)
    return name


def anchored(page: str) -> str:
    """An HTML page of a notebook whose pictures can be linked to, by number from 1."""
    numbers = iter(range(1, page.count("<img ") + 1))
    return re.sub(
        r'<img (?=[^>]*src="data:image/png)', lambda _: f'<img id="figure-{next(numbers)}" ', page
    )


def duration(seconds: float) -> str:
    if seconds < 60:
        return f"{seconds:.0f} s"
    return f"{int(seconds) // 60} min {int(seconds) % 60:02} s"


def article(outcome: Outcome, heading: str, figures: list[tuple[str, str]]) -> str:
    links = [
        FIGURE.format(name=outcome.notebook, number=i, file=escape(file), alt=escape(alt))
        for i, (file, alt) in enumerate(figures, start=1)
    ]
    return ARTICLE.format(
        name=escape(outcome.notebook),
        title=escape(heading),
        status=outcome.status,
        time=duration(outcome.seconds),
        memory=outcome.memory_mb,
        result=escape(outcome.result),
        figures='<div class="figures">\n' + "\n".join(links) + "\n</div>" if links else "",
    )


def write_gallery(runs: list[tuple[Outcome, dict]], preset: str, folder: Path) -> None:
    """Writes index.html and the figures; nothing in it comes from a network."""
    articles = [
        article(o, title(notebook, o.notebook), write_figures(notebook, o.notebook, folder))
        for o, notebook in runs
    ]
    passed = sum(outcome.passed for outcome, _ in runs)
    page = PAGE.format(
        style=STYLE,
        preset=escape(preset),
        passed=passed,
        failed=len(runs) - passed,
        minutes=duration(sum(outcome.seconds for outcome, _ in runs)),
        articles="\n".join(articles),
    )
    write_text(folder / "index.html", page)
