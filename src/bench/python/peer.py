# SPDX-License-Identifier: Apache-2.0
"""A contender of the benchmark: plain PyTorch and torchvision.

    peer.py TASK key=value ...

It says what it is in a line of JSON, reads how many rounds a turn has, a number a line, answers each
with its time in a line of JSON, and ends when its input does.
"""

import json
import platform
import sys
import time

import torch

import tasks


class Turns:
    def __init__(self, settings):
        self.settings = settings

    def ready(self):
        software = {
            "python": platform.python_version(),
            "engine": f"PyTorch {torch.__version__}",
            "threads": str(torch.get_num_threads()),
        }
        if "torchvision" in sys.modules:
            software["torchvision"] = sys.modules["torchvision"].__version__
            software["pillow"] = sys.modules["PIL"].__version__
        print(json.dumps(software), flush=True)

    def __iter__(self):
        """Gives the rounds of each turn and starts the clock."""
        for line in sys.stdin:
            self.clock, self.processor = time.perf_counter(), time.process_time()
            yield int(line)

    def done(self, units):
        seconds = time.perf_counter() - self.clock
        busy = time.process_time() - self.processor
        print(
            json.dumps({"seconds": seconds, "processorSeconds": busy, "units": units}), flush=True
        )


def main():
    settings = dict(word.split("=", 1) for word in sys.argv[2:])
    if "threads" in settings:
        torch.set_num_threads(int(settings["threads"]))
    getattr(tasks, sys.argv[1])(settings, Turns(settings))


if __name__ == "__main__":
    main()
