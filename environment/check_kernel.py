#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Tries a kernel in every way that the project relies on, and writes what came of it to kernels.md.

Takes three quarters of an hour on two cores that do nothing else. Wants the library built and the kernel's
environment set, as run.sh --check does.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from dataclasses import replace
from collections.abc import Callable
from pathlib import Path

from advice import headline
from check_starts import start_once
from kernel_session import KernelSession
from kernel_table import Row, cells, read_rows, with_row, write_table
from memory import TRACKING, growth, reading
from notebooks import select

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
NOTEBOOKS = ROOT / "notebooks"
LINES = 10_000
PASSES = 5
SETTLED = 3
# Ivy, by which IJava resolves, takes the jars of their tests in their place: notebooks/README.md.
MISTAKEN_BY_IVY = (
    "com.twelvemonkeys.imageio:imageio-core:3.12.0",
    "com.twelvemonkeys.common:common-lang:3.12.0",
    "com.twelvemonkeys.common:common-io:3.12.0",
    "org.slf4j:slf4j-api:2.0.17",
)


class Check:
    """One kernel, and the outcome of each trial."""

    def __init__(self, options: argparse.Namespace):
        self.options = options
        self.works: dict[str, str] = {}
        self.failures: list[str] = []

    def run(self) -> int:
        options = self.options
        kernel, version, jdk = self.identity()
        print(f"{kernel} {version} on Java {jdk}", flush=True)
        self.magic = "%jar" if "rapaio" in kernel else "%classpath"
        rows = read_rows(options.table)
        row = Row(kernel, version, jdk, "", "", "", "", "")
        if options.trials:
            row = next((old for old in rows if old.key == row.key), row)
        else:
            starts = self.starts(options.starts)
            passed, memory = self.notebooks()
            row = replace(row, starts=starts, notebooks=passed, memory=memory)
        for name, trial in self.trials().items():
            if not options.trials or name in options.trials:
                self.attempt(name, trial)
        row = row.with_trials(self.works, self.failures)
        write_table(options.table, with_row(rows, row))
        print(f"\n{row.line()}\n{'failed: ' + row.failed if row.failed else 'all of it works'}")
        return 1 if self.failures else 0

    def identity(self) -> tuple[str, str, str]:
        try:
            with self.session() as session:
                return session.identity()
        except RuntimeError as error:
            sys.exit(f"The kernel {self.options.kernel} did not start; it says why above. {error}")

    def trials(self) -> dict[str, Callable[[], str]]:
        return {
            "last expressions": self.last_expressions,
            "live figure": self.live_figure,
            "interrupt": self.interrupt,
            "an exception in a training": self.exception_in_a_training,
            f"{LINES:,} lines of output": self.many_lines,
            "jars by magic": self.jars_by_magic,
            "what the kernel's jar hides": self.hidden_classes,
            "%maven": self.maven,
            "all notebooks again and again in one kernel": self.notebooks_again,
        }

    def attempt(self, name: str, trial: Callable[[], str]) -> None:
        begin = time.monotonic()
        try:
            detail = trial()
            self.works[name] = name + (f" ({detail})" if detail else "")
            print(f"{name}: works after {time.monotonic() - begin:.0f} s {detail}", flush=True)
        except Exception as error:  # the other trials still run
            self.failures.append(name)
            print(f"{name}: {headline(error, 2000)}", flush=True)

    def starts(self, wanted: int) -> str:
        seconds = []
        for number in range(1, wanted + 1):
            try:
                seconds.append(start_once(self.options.kernel, 60))
            except Exception as error:  # every failure counts, whatever its kind
                print(f"start {number}: {headline(error)}", flush=True)
        if len(seconds) < wanted:
            self.failures.append("starts")
        span = f", {min(seconds):.1f} to {max(seconds):.1f} s" if seconds else ""
        print(f"{len(seconds)} of {wanted} starts{span}", flush=True)
        return f"{len(seconds)} of {wanted}{span}"

    def notebooks(self) -> tuple[str, str]:
        """All notebooks, each in a kernel of its own, by the program that run.sh runs them by."""
        output = ROOT / "target" / "kernel-check"
        output.joinpath("summary.md").unlink(missing_ok=True)
        command = [sys.executable, "-B", str(HERE / "execute.py"), "--preset", "smoke"]
        command += ["--kernel", self.options.kernel, "--output", str(output)]
        subprocess.run(command + [f"--only={wish}" for wish in self.options.only], check=False)
        runs = rows_of(output / "summary.md")
        passed = [run for run in runs if run["status"] == "passed"]
        if not runs or len(passed) < len(runs):
            self.failures.append("notebooks")
        peaks = [int(run["memory"].split()[0]) for run in passed] or [0]
        return f"{len(passed)} of {len(runs)}", f"{min(peaks)} to {max(peaks)} MB"

    def session(self, **environment: str | None) -> KernelSession:
        return KernelSession(self.options.kernel, NOTEBOOKS, environment)

    def training(self, session: KernelSession) -> str:
        """Runs notebook 01 up to its first training; returns the code of that."""
        for code in session.code_of(NOTEBOOKS / "01-oecl-in-five-minutes.ipynb"):
            if "Session.run" in code:
                return code
            session.run(code)
        raise ValueError("notebook 01 has no cell with Session.run")

    def last_expressions(self) -> str:
        with self.session() as session:
            self.training(session)
            figure = session.run("Figures.roles(config, task, Role.OUTLIER)")
            table = session.run('Show.it(GridResults.read(Path.of("recorded", "quick")).againstSimClr())')
            expect("image/png" in figure.shown(), f"a figure is shown as {figure.shown()}")
            expect("text/html" in table.shown(), f"a table is shown as {table.shown()}")
        return ""

    def live_figure(self) -> str:
        with self.session(OECL_PRESET="quick") as session:
            code = self.training(session)
            reply = session.run(code, until=lambda reply: reply.updates >= 3)
            expect(reply.updates >= 3, f"only {reply.updates} updates")
        return ""

    def interrupt(self) -> str:
        with self.session(OECL_PRESET="quick") as session:
            code = self.training(session)
            reply = session.run(code, until=lambda reply: reply.updates >= 1)
            begin = time.monotonic()
            reply = session.interrupted(reply)
            seconds = time.monotonic() - begin
            expect(reply.status == "error", f"the cell ended with {reply.status}")
            expect(seconds < 10, f"it took {seconds:.0f} s")
            expect("3" in session.run("1 + 2").text(), "the next cell gives no value")
        return f"{seconds:.1f} s"

    def exception_in_a_training(self) -> str:
        with self.session() as session:
            code = self.training(session)
            thrown = session.run(
                "Run.of(config, task, new io.github.oecl.train.TrainingListener() {\n"
                "    public void epochDone(io.github.oecl.train.EpochReport report,"
                " io.github.oecl.model.OeclModel model) {\n"
                '        throw new IllegalStateException("thrown on purpose");\n'
                "    }\n"
                "});",
                check=False,
            )
            expect(thrown.status == "error", f"the cell ended with {thrown.status}")
            expect("thrown on purpose" in thrown.error, f"the cell says {thrown.error[:200]}")
            session.run(code)  # the next training is none the worse
        return ""

    def many_lines(self) -> str:
        with self.session() as session:
            reply = session.run(
                f'for (int i = 0; i < {LINES}; i++) {{ System.out.println("line " + i); }}'
            )
            lines = reply.stream.splitlines()
            wanted = [f"line {i}" for i in range(LINES)]
            expect(set(lines) <= set(wanted) and lines == sorted(lines, key=lambda line: int(line.split()[1])), "disorder")
            expect("3" in session.run("1 + 2").text(), "the next cell gives no value")
        # A kernel's channel holds a thousand messages; what is more is lost where the reader is slow.
        return f"{len(lines):,} arrived"

    def jars_by_magic(self) -> str:
        with self.without_library() as session:
            self.add_jars(session)
            session.run("import io.github.oecl.plot.paper.*;")
            reply = session.run("PaperFigures.lemma(8, 2, 1)")
            expect("image/png" in reply.shown(), f"a figure is shown as {reply.shown()}")
        return ""

    def hidden_classes(self) -> str:
        with self.without_library() as session:
            self.add_jars(session)
            session.run(f"{self.magic} ../target/test-classes")
            reply = session.run("System.out.print(io.github.oecl.notebook.InKernelProbe.run());")
            lines = reply.stream.strip().splitlines()
            expect(lines and all(line.endswith(": works") for line in lines), reply.stream)
        return f"{len(lines)} parts"

    def without_library(self) -> KernelSession:
        names = ("IJAVA_CLASSPATH", "IJAVA_STARTUP_SCRIPT", "JJAVA_CLASSPATH", "RJK_CLASSPATH")
        return self.session(**dict.fromkeys(names))

    def add_jars(self, session: KernelSession) -> None:
        if self.magic == "%jar":
            session.run("%jar ../target/lib")
            jar = next(path.name for path in (ROOT / "target").glob("oecl-*.jar"))
            session.run(f"%jar ../target/{jar}")
        else:
            session.run("%classpath ../target/oecl-*.jar ../target/lib/*.jar")

    def maven(self) -> str:
        """The library from the local repository; what it needs comes from there or a network."""
        install = ["mvn", "-B", "-q", "-f", str(ROOT / "pom.xml"), "-DskipTests", "-Dmaven.javadoc.skip"]
        subprocess.run([*install, "-Dspotless.check.skip", "install"], check=True)
        version = next((ROOT / "target").glob("oecl-*.jar")).stem.removeprefix("oecl-")
        with self.without_library() as session:
            session.run(f"%maven io.github.oecl:oecl:{version}", limit=1800)
            for jar in MISTAKEN_BY_IVY:
                session.run(f"%maven {jar}")
            session.run("import io.github.oecl.plot.paper.*;")
            reply = session.run("PaperFigures.lemma(8, 2, 1)")
            expect("image/png" in reply.shown(), f"a figure is shown as {reply.shown()}")
            session.run("ai.djl.ndarray.NDManager.newBaseManager().close();")
        return ""

    def notebooks_again(self) -> str:
        """The first passes fill what a kernel keeps, such as compiled code: the others are level.

        Judged is what lies outside the Java heap and the JVM's own memory, where tensors are. In the
        heap JShell itself keeps what a variable held that a cell of other words declares anew, and
        notebooks share names; it keeps the classes of each cell, and the collector's tables grow along.
        """
        options = f"{os.environ.get('JDK_JAVA_OPTIONS', '')} {TRACKING}"
        with self.session(JDK_JAVA_OPTIONS=options) as session:
            readings = []
            for number in range(1, PASSES + 1):
                for path in select(NOTEBOOKS, self.options.only):
                    for code in session.code_of(path):
                        session.run(code, limit=1200)
                readings.append(reading(session.pid()))
                print(f"pass {number}: {readings[-1]}", flush=True)
            expect(all(each.get("jvm") for each in readings), "the JVM gave no accounts of its memory")
            grown = growth(readings, SETTLED, judged=("outside",))
            expect(not grown, grown)
        return f"{PASSES} passes, {readings[-1]['outside']} MB outside the JVM"


def rows_of(summary: Path) -> list[dict[str, str]]:
    """The table that a run of notebooks leaves, each row by the names of its columns."""
    if not summary.exists():
        return []
    lines = [line for line in summary.read_text(encoding="utf-8").splitlines() if line[:1] == "|"]
    head, _, *rows = map(cells, lines)
    return [dict(zip(head, row)) for row in rows]


def expect(condition: bool, complaint: str) -> None:
    if not condition:
        raise RuntimeError(complaint)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kernel", default="java")
    parser.add_argument("--starts", type=int, default=50)
    parser.add_argument("--only", action="append", default=[], help="these notebooks alone")
    parser.add_argument("--trial", action="append", dest="trials", default=[], help="this trial alone; its outcome replaces that in the table")
    parser.add_argument("--table", type=Path, default=ROOT / "environment" / "kernels.md")
    return Check(parser.parse_args()).run()


if __name__ == "__main__":
    sys.exit(main())
