#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures scoring on Spark on this machine, at rest, and writes the table of src/spark/README.md.

    scale.py MODEL IMAGES [--repetitions N] [--few N] [--paths N,N] [--write]
    scale.py --report        writes the page anew from scale.json, measures nothing

MODEL is a file of `oecl train`, IMAGES a folder of images. One process, one executor and two take turns,
each with few of the images and with all of them: the difference is what an image costs, the rest what a
start costs. Then folders of many links are listed, and the driver's memory is read when its first images
are done. Wants the library and the library on Spark built.
"""

import argparse
import datetime
import json
import os
import pathlib
import re
import resource
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[5]
README = ROOT / "src" / "spark" / "README.md"
RESULT = ROOT / "src" / "spark" / "scale.json"
MADE, END = "<!-- made by scale.py: {} -->\n", "<!-- end -->\n"
MANY = 100_000_000
WAYS = {
    "oecl score, one thread": ["oecl", "score"],
    "one executor": ["oecl-spark", "score", "--executors", "1"],
    "two executors": ["oecl-spark", "score", "--executors", "2"],
}


def main():
    if sys.argv[1:] == ["--report"]:
        report(json.loads(RESULT.read_text()))
        return
    options = arguments()
    images = sorted(path for path in options.images.iterdir() if path.is_file())
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        few = copies(scratch / "few", images[: options.few])
        result = {
            "machine": machine(),
            "images": len(images),
            "few": options.few,
            "ways": ways(options, few, len(images), scratch),
            "paths": [memory(options.model, images, count, scratch) for count in options.paths],
        }
    print(table(result))
    if options.write:
        RESULT.write_text(json.dumps(result, indent=2) + "\n")
        report(result)


def report(result):
    page = README.read_text()
    for name, text in (("table", table(result)), ("projection", projection(result))):
        begin = MADE.format(name)
        before, rest = page.split(begin)
        page = before + begin + text + END + rest.split(END, 1)[1]
    README.write_text(page)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("model", type=pathlib.Path)
    parser.add_argument("images", type=pathlib.Path)
    parser.add_argument("--repetitions", type=int, default=5)
    parser.add_argument("--few", type=int, default=1000)
    parser.add_argument("--paths", type=lambda text: [int(n) for n in text.split(",")], default=[])
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    options.model, options.images = options.model.resolve(), options.images.resolve()
    return options


def machine():
    commit = subprocess.run(
        ["git", "-C", str(ROOT), "describe", "--always", "--dirty"], capture_output=True, text=True
    )
    processor = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    return {
        "processor": processor.group(1) if processor else "unknown",
        "cores": os.cpu_count(),
        "commit": commit.stdout.strip() or "unknown",
        "date": datetime.date.today().isoformat(),
        "load before": round(os.getloadavg()[0], 2),
    }


def copies(folder, images):
    folder.mkdir(parents=True)
    for image in images:
        shutil.copy(image, folder)
    return folder


def ways(options, few, count, scratch):
    found = {name: {"start": [], "image": [], "processor": []} for name in WAYS}
    for repetition in range(options.repetitions):
        names = list(WAYS)
        for name in names[repetition % 3 :] + names[: repetition % 3]:
            small = timed(WAYS[name], options.model, few, scratch)
            large = timed(WAYS[name], options.model, options.images, scratch)
            image = (large[0] - small[0]) / (count - options.few)
            found[name]["image"].append(image)
            found[name]["start"].append(small[0] - options.few * image)
            found[name]["processor"].append((large[1] - small[1]) / (count - options.few))
            print(f"{repetition + 1}: {name}: {1 / image:.0f} images/s", flush=True)
    return found


def timed(way, model, folder, scratch):
    """Seconds on the clock, and of processors in this program and all that it started."""
    out = scratch / "scored"
    command = [str(ROOT / "environment" / way[0]), *way[1:], str(model), str(folder)]
    command += ["--csv", str(out / "scores.csv")] if way[0] == "oecl" else ["--out", str(out)]
    shutil.rmtree(out, ignore_errors=True)
    if way[0] == "oecl":
        out.mkdir()
    before, start = usage(), time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment())
    return time.monotonic() - start, usage() - before


def environment():
    return {**os.environ, "OMP_NUM_THREADS": "1"}


def usage():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def memory(model, images, count, scratch):
    """Scores so many links until the first part of them is done."""
    folder = scratch / f"paths-{count}"
    copies(folder / "images", images[:10])
    for i in range(count - 10):
        if i % 1000 == 0:
            (folder / f"{i // 1000:04}").mkdir()
        link = folder / f"{i // 1000:04}" / f"{i:07}.png"
        link.symlink_to(f"../images/{images[i % 10].name}")
    out = scratch / f"out-{count}"
    command = [str(ROOT / "environment" / "oecl-spark"), "score", str(model), str(folder)]
    start = time.monotonic()
    driver = subprocess.Popen(
        [*command, "--per-part", "1000", "--out", str(out)],
        stdout=subprocess.DEVNULL,
        env=environment(),
    )
    while not (out / "parts" / "000000" / "_SUCCESS").exists():
        if driver.poll() is not None:
            raise SystemExit("oecl-spark has ended; what it said stands above")
        time.sleep(0.1)
    seconds = time.monotonic() - start
    status = pathlib.Path(f"/proc/{driver.pid}/status").read_text()
    resident = int(re.search(r"VmHWM:\s*(\d+)", status).group(1)) >> 10
    driver.send_signal(signal.SIGTERM)
    driver.wait()
    return {"paths": count, "seconds": round(seconds, 1), "driver MB": resident}


def table(result):
    here = result["machine"]
    some = len(next(iter(result["ways"].values()))["image"])
    lines = [
        f"{here['processor']}, {here['cores']} cores, load {here['load before']} before, commit"
        f" {here['commit']}, {here['date']}; {result['images']:,} images less {result['few']:,}; median"
        f" (least to most) of {some} repetitions, in turn.",
        "",
        "| | images/s | processor time an image | start |",
        "|---|---|---|---|",
    ]
    for name, found in result["ways"].items():
        rates = spread([1 / image for image in found["image"]], "{:.0f}")
        busy = spread([1000 * seconds for seconds in found["processor"]], "{:.2f}")
        lines.append(f"| {name} | {rates} | {busy} ms | {spread(found['start'], '{:.1f}')} s |")
    one, two = (result["ways"][name]["image"] for name in ("one executor", "two executors"))
    alone = result["ways"]["oecl score, one thread"]["image"]
    lines += [
        "",
        f"Two executors do {spread([a / b for a, b in zip(one, two)], '{:.2f}')} times what one does; one does"
        f" {spread([a / b for a, b in zip(alone, one)], '{:.2f}')} times what `oecl score` does on one thread.",
    ]
    if result["paths"]:
        lines += ["", "| links to ten images | until 1,000 are scored | memory of the driver |", "|---|---|---|"]
    for row in result["paths"]:
        lines.append(f"| {row['paths']:,} | {row['seconds']:.0f} s | {row['driver MB']:,} MB |")
    return "\n".join(lines) + "\n"


def projection(result):
    """What so many images would take, if all grew as it did here."""
    first, last = result["paths"][0], result["paths"][-1]
    more = last["paths"] - first["paths"]
    each = (last["driver MB"] - first["driver MB"]) * 2**20 / more
    wait = (last["seconds"] - first["seconds"]) / more
    busy = statistics.median(result["ways"]["one executor"]["processor"])
    hours = MANY * busy / 3600
    return (
        f"- **The listing breaks first.** The driver keeps all paths: from {first['paths']:,} to"
        f" {last['paths']:,} of them its memory grew by {each:.0f} bytes a path, which makes"
        f" {MANY * each / 1e9:.0f} GB, and the time until the first images are scored by"
        f" {wait * 1e6:.0f} microseconds a path, which makes {MANY * wait / 60:.0f} minutes. A heap of 2 GB"
        f" holds {2**31 / each / 1e6:.1f} million paths at the most, and nothing else then. Score subfolder"
        " by subfolder, or keep a table of paths and hand on its parts.\n"
        f"- **Scoring**: {1000 * busy:.2f} ms of CPU an image are {hours:.0f} hours of one core,"
        f" so {60 * hours / 100:.0f} minutes on a hundred cores, beside which the start counts for nothing.\n"
    )


def spread(values, form):
    three = statistics.median(values), min(values), max(values)
    return "{} ({} to {})".format(*(form.format(value) for value in three))


if __name__ == "__main__":
    main()
