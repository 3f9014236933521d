# SPDX-License-Identifier: Apache-2.0
"""A kernel to talk with: cells in, what they show and print out."""

from __future__ import annotations

import json
import os
import queue
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from advice import ESCAPES

LIMIT = 300
QUIET = 2  # seconds


class CellError(Exception):
    """A cell that ended with an error; carries the kernel's words as nbclient does."""

    def __init__(self, code: str, reply: Reply):
        super().__init__(f"{code[:80]!r}: {reply.error}")
        self.ename, self.evalue = "CellError", f"{code[:80]!r}: {reply.error}"


@dataclass
class Reply:
    """What came back for one cell, so far or to the end."""

    request: str
    status: str = "running"
    error: str = ""
    stream: str = ""
    updates: int = 0
    data: list[dict] = field(default_factory=list)

    def shown(self) -> set[str]:
        """The kinds of data that were shown."""
        return {kind for data in self.data for kind in data}

    def text(self) -> str:
        return " ".join(data.get("text/plain", "") for data in self.data)


def identity_of(info: dict) -> tuple[str, str, str]:
    """Name, version and Java of a kernel. IJava names itself in its banner alone."""
    banner = re.search(r":: (\w+) kernel (\S+)", info.get("banner", ""))
    name, version = banner.groups() if banner else (
        info.get("implementation", "?"),
        info.get("implementation_version", "?"),
    )
    return name, version, info.get("language_info", {}).get("version", "?")


class KernelSession:
    """A kernel process and its channels, from with to the end of the block."""

    def __init__(self, name: str, folder: Path, environment: dict[str, str | None] | None = None):
        self.folder = folder
        self.environment = dict(os.environ)
        for variable, value in (environment or {}).items():
            self.environment.pop(variable, None)
            if value is not None:
                self.environment[variable] = value
        # Only here, so that a Python without Jupyter can test the rest.
        from jupyter_client.manager import KernelManager

        self.manager = KernelManager(kernel_name=name)

    def __enter__(self) -> KernelSession:
        self.manager.start_kernel(cwd=str(self.folder), env=self.environment)
        try:
            self.client = self.manager.client()
            self.client.start_channels()
            self.client.wait_for_ready(timeout=120)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *ignored) -> None:
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)

    def pid(self) -> int | None:
        return getattr(self.manager.provisioner, "pid", None)

    def identity(self) -> tuple[str, str, str]:
        """The kernel's name, its version and that of its Java, by its own word."""
        return identity_of(self.client.kernel_info(reply=True, timeout=60)["content"])

    @staticmethod
    def code_of(notebook: Path) -> list[str]:
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]

    def run(
        self,
        code: str,
        limit: float = LIMIT,
        until: Callable[[Reply], bool] = lambda reply: False,
        check: bool = True,
    ) -> Reply:
        """Runs a cell to its end, or until the reply is as wanted. Raises CellError, TimeoutError."""
        reply = self.collect(Reply(self.client.execute(code)), limit, until)
        if check and reply.status == "error":
            raise CellError(code, reply)
        return reply

    def interrupted(self, reply: Reply, limit: float = 60) -> Reply:
        """Interrupts the cell that still runs; returns the reply at its end."""
        self.manager.interrupt_kernel()
        return self.collect(reply, limit)

    def collect(
        self,
        reply: Reply,
        limit: float,
        until: Callable[[Reply], bool] = lambda reply: False,
    ) -> Reply:
        """Reads until the kernel is idle, or has replied and shows nothing more: a kernel that shows
        very much loses some of it, and at worst the word that it is idle. On a busy machine the reply
        may come before what was shown, so it is quiet for a while after the reply, too."""
        deadline = time.monotonic() + limit
        ended = False
        while not until(reply):
            if time.monotonic() > deadline:
                raise TimeoutError(f"no end of the cell after {limit} s")
            try:
                message = self.client.get_iopub_msg(timeout=QUIET)
            except queue.Empty:
                if not self.manager.is_alive():
                    raise RuntimeError("the kernel died") from None
                if ended:
                    break
                ended = self.replied(reply)
                continue
            if message["parent_header"].get("msg_id") == reply.request and self.take(message, reply):
                while not ended:
                    ended = self.replied(reply, deadline - time.monotonic())
                break
        return reply

    def replied(self, reply: Reply, limit: float = 0) -> bool:
        """Looks for the reply on the other channel, in which the status stands."""
        try:
            message = self.client.get_shell_msg(timeout=max(0.1, limit))
        except queue.Empty:
            if limit > 0:
                raise TimeoutError("the kernel is idle without a reply") from None
            return False
        if message["parent_header"].get("msg_id") != reply.request:
            return False
        reply.status = message["content"]["status"]
        return True

    @staticmethod
    def take(message: dict, reply: Reply) -> bool:
        """Takes a message in; true for the last one."""
        kind, content = message["msg_type"], message["content"]
        if kind == "stream":
            reply.stream += content["text"]
        elif kind == "update_display_data":
            reply.updates += 1
        elif kind in ("display_data", "execute_result"):
            reply.data.append(content["data"])
        elif kind == "error":
            said = " ".join([content.get("evalue") or "", *content.get("traceback", [])])
            reply.error = ESCAPES.sub("", said)
        return kind == "status" and content["execution_state"] == "idle"
