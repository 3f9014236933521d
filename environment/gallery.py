# SPDX-License-Identifier: Apache-2.0
"""The gallery: a page with every notebook of a run, its state and time, and its figures in small.

It is written before the first notebook and grows with the run; while the run goes on, the page
reloads itself. Nothing in it comes from a network.
"""

from __future__ import annotations

import base64
import hashlib
import re
import threading
from datetime import datetime
from html import escape
from pathlib import Path

from notebooks import write_bytes, write_text
from pages import STYLE
from progress import (
    DONE,
    FAILED,
    INTERRUPTED,
    NOT_RUN,
    RUNNING,
    STATES,
    WAITING,
    Entry,
    Progress,
)
from times import duration, roughly

RELOAD = 5  # seconds

PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
{reload}<title>{tab}</title>
<style>{style}</style>
</head>
<body>
<header>
<p class="eyebrow">OECL · out-of-distribution detection by the norm of contrastive features</p>
<h1>The notebooks of this run</h1>
<section class="run {mood}">
<p class="headline"><span class="dot"></span>{headline}</p>
<nav class="bar">
{segments}
</nav>
<dl>
{facts}
</dl>
</section>
</header>
<main>
{articles}
</main>
<footer>
<p>A title opens the notebook with its text, figures and numbers.
<a href="summary.md">summary.md</a> has the table of this run. To work with the notebooks yourself: <code>./environment/run.sh --lab</code></p>
<p class="faint">Written {written}{reloads}</p>
</footer>
</body>
</html>
"""

SEGMENT = '<a class="{state}" href="#{name}" title="{title}: {state}"></a>'

FACT = "<div><dt>{name}</dt><dd>{value}</dd></div>"

ARTICLE = """<article class="{state}" id="{name}">
<h2>{title}</h2>
<p class="state">{when}<span class="pill"><span class="dot"></span>{word}</span></p>
{details}</article>"""

FIGURE = '<a href="{page}#figure-{number}" title="{alt}"><img src="{file}" alt="{alt}"></a>'

BANNER = """<style>img[id^="figure-"] {{ scroll-margin-top: 4rem; }}</style>
<nav style="position: sticky; top: 0; z-index: 9; padding: .5rem 1rem; color: #222;
border-bottom: 1px solid #8884; background: #f5f6f8; font: 15px/1.4 system-ui, sans-serif">
<a href="index.html" style="color: #0057a3">Gallery</a> · {words}</nav>"""


class Gallery:
    """The page of a run; may be written by several threads."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.lock = threading.Lock()
        self.written: dict[str, str] = {}

    def write(self, progress: Progress) -> None:
        """Writes index.html as the run stands now. Raises CannotWrite."""
        with self.lock:
            write_text(self.folder / "index.html", page(progress))

    def forget_figures(self, name: str) -> None:
        """Removes the figures of an earlier run."""
        for old in self.folder.glob(f"figures/{name}-*.png"):
            old.unlink()
            self.written.pop(old.name, None)

    def write_figures(self, entry: Entry, notebook: dict) -> None:
        """Writes the pictures of a notebook that have changed. Raises CannotWrite."""
        figures = []
        with self.lock:
            for number, data in enumerate(pictures(notebook), start=1):
                png = base64.b64decode(joined(data["image/png"]))
                address = self.write_figure(f"{entry.name}-{number:02}.png", png)
                figures.append((address, words(data)))
            entry.figures = figures

    def write_figure(self, name: str, png: bytes) -> str:
        """The address of a picture, which changes with it, so that a browser loads it again."""
        digest = hashlib.sha256(png).hexdigest()[:12]
        if self.written.get(name) != digest:
            write_bytes(self.folder / "figures" / name, png)
            self.written[name] = digest
        return f"figures/{name}?{digest}"


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
            text = plain(match.group(1))
            return f"{name[:2]} {text}" if name[:2].isdigit() else text
    return name


def abouts(readme: Path) -> dict[str, str]:
    """What each notebook teaches, by name, from the table in the notebooks' README if any."""
    rows = []
    if readme.exists():
        lines = readme.read_text(encoding="utf-8").splitlines()
        rows = [line.strip("|").split(" | ") for line in lines if line.startswith("|")]
    column = None
    found = {}
    for row in rows:
        cells = [plain(cell) for cell in row]
        if "teaches" in cells:
            column = cells.index("teaches")
        link = re.search(r"\]\(([^)/]+)\.ipynb\)", row[0])
        if link and column is not None and column < len(cells):
            text = cells[column]
            found[link.group(1)] = text[:1].upper() + text[1:]
    return found


def plain(markdown: str) -> str:
    """A text without Markdown's links, emphasis and code marks, on one line."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
    return " ".join(re.sub(r"[*`$]|\\(?=\w)", "", text).split())


def framed(page: str, words: str, reload: int = 0) -> str:
    """An HTML page of a notebook with the way back to the gallery; its pictures have anchors."""
    refresh = f'<meta http-equiv="refresh" content="{reload}">' if reload else ""
    page = re.sub(r"<head[^>]*>", lambda head: head.group() + refresh, page, count=1)
    banner = BANNER.format(words=escape(words))
    return re.sub(r"<body[^>]*>", lambda body: body.group() + banner, anchored(page), count=1)


def anchored(page: str) -> str:
    """An HTML page of a notebook whose pictures can be linked to, by number from 1."""
    numbers = iter(range(1, page.count("<img ") + 1))
    return re.sub(
        r'<img (?=[^>]*src="data:image/png)', lambda _: f'<img id="figure-{next(numbers)}" ', page
    )


def page(progress: Progress) -> str:
    """The whole page as text."""
    going_on = progress.going_on
    return PAGE.format(
        style=STYLE,
        reload=f'<meta http-equiv="refresh" content="{RELOAD}">\n' if going_on else "",
        tab=escape(tab(progress)),
        mood=mood(progress),
        headline=headline(progress),
        segments="\n".join(segment(progress, entry) for entry in progress.entries),
        facts="\n".join(
            FACT.format(name=name, value=escape(value)) for name, value in facts(progress)
        ),
        articles="\n".join(article(progress, entry) for entry in progress.entries),
        written=f"{datetime.now():%Y-%m-%d %H:%M:%S}",
        reloads=f"; reloads itself every {RELOAD} s while the run goes on" if going_on else "",
    )


def tab(progress: Progress) -> str:
    finished = progress.count(DONE, FAILED)
    return f"{finished}/{len(progress.entries)} · OECL: the notebooks of this run"


def mood(progress: Progress) -> str:
    """The colour of the whole run."""
    if progress.going_on:
        return RUNNING
    if progress.stopped:
        return INTERRUPTED
    return FAILED if progress.count(FAILED) else DONE


def headline(progress: Progress) -> str:
    """What the run is at, as HTML."""
    whole = len(progress.entries)
    if progress.going_on:
        current = progress.current()
        if current is not None:
            number = progress.number(current).replace("/", " of ")
            link = f'<a href="#{escape(current.name)}">{escape(current.title)}</a>'
            return f"Running notebook {number}: {link}"
        return "Starting"
    how = "Interrupted" if progress.stopped else "Finished"
    return f"{how}: {progress.count(DONE)} of {whole} notebooks done"


def facts(progress: Progress) -> list[tuple[str, str]]:
    rows = [("Notebooks", tally(progress)), ("Time spent", duration(progress.spent()))]
    if progress.going_on:
        left, until = progress.left(), progress.until()
        if left is None:
            rows.append(("Time left", "not known yet"))
        else:
            rows.append(("Time left", f"{roughly(left)}, until {until:%H:%M}"))
    rows.append(("Preset", progress.preset))
    rows.append(("Started", f"{progress.started:%Y-%m-%d %H:%M}"))
    rows.append(("Kernel", progress.kernel))
    return rows


def tally(progress: Progress) -> str:
    counts = [(progress.count(state), state) for state in STATES]
    return ", ".join(f"{count} {state}" for count, state in counts if count)


def segment(progress: Progress, entry: Entry) -> str:
    state = progress.state(entry)
    return SEGMENT.format(
        state=css(state), name=escape(entry.name), title=escape(entry.title)
    ).replace(f": {css(state)}", f": {state}")


def css(state: str) -> str:
    return state.replace(" ", "-")


def article(progress: Progress, entry: Entry) -> str:
    state = progress.state(entry)
    name, heading = escape(entry.name), escape(entry.title)
    has_page = state not in (WAITING, NOT_RUN)
    expected = progress.expected(entry) if state == WAITING else None
    return ARTICLE.format(
        name=name,
        state=css(state),
        title=f'<a href="{name}.html">{heading}</a>' if has_page else heading,
        when="" if expected is None else f'<span class="faint">{roughly(expected)}</span> ',
        word=state,
        details=details(progress, entry, state),
    )


def details(progress: Progress, entry: Entry, state: str) -> str:
    lines = [f'<p class="about">{escape(entry.about)}</p>'] if entry.about else []
    if state == RUNNING:
        lines.append(running_line(progress, entry))
    elif entry.outcome is not None:
        lines += finished_lines(entry, state)
    if entry.figures:
        lines.append(figures(entry))
    return "".join(line + "\n" for line in lines)


def running_line(progress: Progress, entry: Entry) -> str:
    elapsed, expected = progress.elapsed(entry), progress.expected(entry)
    line = f"{entry.place()} · {duration(elapsed)}"
    if expected is None:
        return f'<p class="facts">{line}</p>'
    share = min(1.0, elapsed / expected) if expected else 1.0
    return (
        f'<p class="facts">{line} of {roughly(expected)}</p>\n'
        f'<div class="share"><div style="width: {share:.1%}"></div></div>'
    )


def finished_lines(entry: Entry, state: str) -> list[str]:
    outcome, name = entry.outcome, escape(entry.name)
    links = [f'<a href="{name}.html">page</a>', f'<a href="{name}.ipynb">notebook</a>']
    if entry.log:
        links.append(f'<a href="{escape(entry.log)}">kernel\'s log</a>')
    memory = [f"{outcome.memory_mb} MB"] if outcome.memory_mb else []
    told = [escape(outcome.result)] if state == DONE else []
    line = " · ".join([duration(outcome.seconds), *memory, *told, *links])
    lines = [f'<p class="facts">{line}</p>']
    if state != DONE:
        lines.append(f'<p class="reason">{escape(outcome.result)}</p>')
    return lines


def figures(entry: Entry) -> str:
    page = escape(f"{entry.name}.html")
    links = [
        FIGURE.format(page=page, number=i, file=escape(file), alt=escape(alt))
        for i, (file, alt) in enumerate(entry.figures, start=1)
    ]
    return '<div class="figures">\n' + "\n".join(links) + "\n</div>"
