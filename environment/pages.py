# SPDX-License-Identifier: Apache-2.0
"""The look of the gallery, light and dark."""

STYLE = """
:root { color-scheme: light dark; --page: #fbfbfc; --text: #1d2127; --faint: #626a76; --card: #fff; --line: #dde1e7;
  --link: #0b5cad; --done: #1a7f4b; --running: #1767c2; --failed: #c22f2f; --interrupted: #9a6700; --waiting: #a9b1bc;
  --shade: 0 1px 2px #1d212712, 0 4px 16px #1d21270a; }
@media (prefers-color-scheme: dark) { :root { --page: #14171b; --text: #e5e8ec; --faint: #98a1ad; --card: #1c2026;
  --line: #30363f; --link: #82b9f2; --done: #55c584; --running: #6db0ff; --failed: #ff8f87; --interrupted: #e0b252;
  --waiting: #566070; --shade: none; } }
* { box-sizing: border-box; }
html { scroll-behavior: smooth; }
body { margin: 0 auto; padding: 2.5rem 1.5rem 3rem; max-width: 72rem; background: var(--page); color: var(--text);
  font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif; }
p, h1, h2, dl, dd { margin: 0; }
h1 { margin-top: .15rem; font-size: 1.9rem; line-height: 1.2; letter-spacing: -.01em; }
h2 { font-size: 1.15rem; line-height: 1.35; }
a { color: var(--link); text-decoration: none; }
a:hover, a:focus { text-decoration: underline; }
code { padding: .1rem .35rem; border-radius: 4px; background: color-mix(in srgb, var(--text) 8%, transparent);
  font-size: .9em; }
.eyebrow, .faint { color: var(--faint); font-size: .9rem; }
.done { --state: var(--done); } .running { --state: var(--running); } .failed { --state: var(--failed); }
.interrupted { --state: var(--interrupted); } .waiting, .not-run { --state: var(--waiting); }
.dot { display: inline-block; width: .6em; height: .6em; margin-right: .5em; border-radius: 50%;
  background: var(--state); }
.run { margin-top: 1.4rem; padding: 1.2rem 1.4rem 1.3rem; border: 1px solid var(--line); border-radius: 12px;
  background: var(--card); box-shadow: var(--shade); }
.headline a { color: inherit; }
.headline { color: var(--state); font-size: 1.25rem; font-weight: 600; }
.bar { display: flex; gap: 4px; margin: .9rem 0 1.1rem; }
.bar a { flex: 1; height: .7rem; border-radius: 3px; background: var(--state); }
.bar .waiting, .bar .not-run { opacity: .45; }
dl { display: flex; flex-wrap: wrap; gap: .6rem 2.4rem; }
dt { color: var(--faint); font-size: .8rem; }
dd { font-variant-numeric: tabular-nums; }
article { display: grid; grid-template-columns: 1fr auto; gap: .1rem 1rem; margin-top: 1rem; padding: 1.1rem 1.4rem;
  border: 1px solid var(--line); border-left: 4px solid var(--state); border-radius: 10px; background: var(--card);
  box-shadow: var(--shade); }
article > * { grid-column: 1 / -1; min-width: 0; }
article h2 { grid-column: 1; }
.state { grid-column: 2; grid-row: 1; white-space: nowrap; }
.pill { display: inline-block; margin-left: .5rem; padding: .1rem .7rem; border-radius: 1rem; color: var(--state);
  background: color-mix(in srgb, var(--state) 12%, transparent); font-size: .85rem; font-weight: 600; }
.about { color: var(--faint); font-size: .95rem; }
.facts { margin-top: .35rem; font-size: .9rem; font-variant-numeric: tabular-nums; }
.reason { margin-top: .6rem; padding: .6rem .8rem; border-radius: 6px; overflow-wrap: anywhere;
  background: color-mix(in srgb, var(--state) 10%, transparent); color: var(--state); font-size: .9rem; }
article.waiting, article.not-run { box-shadow: none; background: none; border-left-color: var(--line); }
.waiting .pill, .not-run .pill { color: var(--faint); }
.share { height: 4px; margin-top: .6rem; border-radius: 2px; background: var(--line); }
.share div { height: 100%; border-radius: 2px; background: var(--state); }
.running .dot, .bar .running { animation: breathe 2s ease-in-out infinite; }
@keyframes breathe { 50% { opacity: .35; } }
@media (prefers-reduced-motion: reduce) { * { animation: none !important; scroll-behavior: auto; } }
.figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(14.5rem, 1fr)); gap: .8rem; margin-top: 1rem; }
.figures a { display: block; aspect-ratio: 16 / 10; overflow: hidden; padding: .3rem; border: 1px solid var(--line);
  border-radius: 6px; background: #fff; }
.figures a:hover, .figures a:focus { border-color: var(--link); }
.figures img { display: block; width: 100%; height: 100%; object-fit: contain; }
@media (prefers-color-scheme: dark) { .figures a { filter: brightness(.88); } }
@media (max-width: 40rem) { .figures a { aspect-ratio: auto; } .figures img { height: auto; } }
footer { margin-top: 2rem; font-size: .95rem; }
"""
