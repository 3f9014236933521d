# SPDX-License-Identifier: Apache-2.0
"""What a cell showed is read whole, in whatever order and however late its messages come."""

import queue
import unittest

from kernel_session import KernelSession, Reply

REQUEST = "a cell"
SHOWN = ("display_data", {"data": {"text/html": "<table>"}})
IDLE = ("status", {"execution_state": "idle"})
REPLY = ("execute_reply", {"status": "ok"})
NOTHING = None


def message(kind: str, content: dict) -> dict:
    return {"parent_header": {"msg_id": REQUEST}, "msg_type": kind, "content": content}


class Channel(list):
    """Messages to come; nothing comes in the time that one waits where there is NOTHING."""

    def next(self, timeout: float) -> dict:
        if not self or self[0] is NOTHING:
            if self:
                self.pop(0)
            raise queue.Empty
        return message(*self.pop(0))


class Kernel:
    def __init__(self, shown: list, replies: list):
        self.iopub, self.shell = Channel(shown), Channel(replies)

    def get_iopub_msg(self, timeout):
        return self.iopub.next(timeout)

    def get_shell_msg(self, timeout):
        return self.shell.next(timeout)

    def is_alive(self):
        return True


def collected(shown: list, replies: list) -> Reply:
    session = KernelSession.__new__(KernelSession)
    session.client = session.manager = Kernel(shown, replies)
    return session.collect(Reply(REQUEST), limit=5)


class KernelSessionTest(unittest.TestCase):
    def test_a_cell_ends_when_the_kernel_is_idle_and_has_replied(self):
        reply = collected([SHOWN, IDLE], [REPLY])
        self.assertEqual(({"text/html"}, "ok"), (reply.shown(), reply.status))

    def test_what_was_shown_may_come_after_the_reply(self):
        reply = collected([NOTHING, SHOWN, IDLE], [REPLY])
        self.assertEqual(({"text/html"}, "ok"), (reply.shown(), reply.status))

    def test_a_kernel_that_lost_the_word_that_it_is_idle_has_replied_all_the_same(self):
        reply = collected([SHOWN], [REPLY])
        self.assertEqual(({"text/html"}, "ok"), (reply.shown(), reply.status))
