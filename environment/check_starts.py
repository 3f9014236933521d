#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Starts a kernel many times, each time as nbconvert does, and counts the starts that come up."""

import argparse
import sys
import time

from jupyter_client.manager import start_new_kernel

CODE = "1 + 1"


def start_once(kernel_name, limit):
    """Starts a kernel, runs a cell, asks every channel for a sign of life; returns the seconds."""
    begin = time.monotonic()
    manager, client = start_new_kernel(kernel_name=kernel_name, startup_timeout=limit)
    try:
        reply = client.execute_interactive(CODE, timeout=limit, output_hook=lambda message: None)
        if reply["content"]["status"] != "ok":
            raise RuntimeError(f"the cell failed: {reply['content']}")
        seconds = time.monotonic() - begin
        wait_until(client.hb_channel.is_beating, limit, "no heartbeat")
        # The control channel lives if the kernel ends at this request, by itself.
        client.shutdown()
        wait_until(lambda: not manager.is_alive(), limit, "did not answer the request to shut down")
        return seconds
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def wait_until(condition, limit, complaint):
    """Returns as soon as the condition holds; raises RuntimeError when it does not in time."""
    deadline = time.monotonic() + limit
    while not condition():
        if time.monotonic() > deadline:
            raise RuntimeError(complaint)
        time.sleep(0.05)


def main():
    """Prints one line a failure and one at the end; exits with 1 if any start failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kernel", default="java")
    parser.add_argument("--limit", type=float, default=60, help="seconds for one start")
    parser.add_argument("starts", type=int)
    options = parser.parse_args()
    seconds = []
    for number in range(1, options.starts + 1):
        try:
            seconds.append(start_once(options.kernel, options.limit))
        except Exception as error:  # every failure counts, whatever its kind
            print(f"start {number}: {type(error).__name__}: {error}", flush=True)
    failed = options.starts - len(seconds)
    if seconds:
        print(f"ready after {min(seconds):.1f} to {max(seconds):.1f} s")
    print(f"{len(seconds)} starts came up, {failed} did not")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
