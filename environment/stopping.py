# SPDX-License-Identifier: Apache-2.0
"""What Ctrl-C does: the first ends the kernel, and the gallery is left; a second ends all."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from collections.abc import Callable

STATUS = 130  # what a shell gives a program that was interrupted
PATIENCE = 3  # seconds in which a kernel may end by itself
WORDS = b"\nStopping. What was done is kept; Ctrl-C again ends at once.\n"


class Stop:
    """A wish to end the run, by a signal. The kernel of the moment is told to end at once."""

    def __init__(self, on_wish: Callable[[], None]):
        self.asked = False
        self.on_wish = on_wish
        self.kernel_pid: Callable[[], int | None] = lambda: None

    def listen(self) -> None:
        signal.signal(signal.SIGINT, self.receive)
        signal.signal(signal.SIGTERM, self.receive)
        # A closed terminal too: the kernel has a session of its own and would outlive it. Not so
        # under nohup, which has it ignored.
        if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:
            signal.signal(signal.SIGHUP, self.receive)

    def receive(self, *_) -> None:
        if self.asked:
            self.end_kernel(signal.SIGKILL)
            os._exit(STATUS)
        self.asked = True
        with contextlib.suppress(OSError):
            os.write(2, WORDS)  # print would fail if the signal came in the middle of another
        self.on_wish()
        self.end_kernel(signal.SIGTERM)
        # For one that does not answer, or that started after this.
        late = threading.Timer(PATIENCE, self.end_kernel, [signal.SIGKILL])
        late.daemon = True
        late.start()

    def end_kernel(self, how: int) -> None:
        pid = self.kernel_pid()
        if pid is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(pid, how)  # it leads a group of its own
