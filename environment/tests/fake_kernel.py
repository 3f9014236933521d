# SPDX-License-Identifier: Apache-2.0
"""A small kernel for tests: it runs a cell as Python, and figure() shows a picture of one pixel.

Speaks as much of Jupyter's protocol as a run of notebooks needs, and needs nothing that a run does
not need anyway.
"""

import base64
import contextlib
import io
import json
import os
import signal
import struct
import sys
import threading
import zlib

import zmq
from jupyter_client.session import Session


def png():
    """One black pixel."""

    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    pixels = chunk(b"IDAT", zlib.compress(b"\0\0"))
    return b"\x89PNG\r\n\x1a\n" + header + pixels + chunk(b"IEND", b"")


class Kernel:
    def __init__(self, connection):
        self.session = Session(
            key=connection["key"].encode(), signature_scheme=connection["signature_scheme"]
        )
        self.context = zmq.Context()
        self.shell = self.bind(zmq.ROUTER, connection, "shell_port")
        self.control = self.bind(zmq.ROUTER, connection, "control_port")
        self.stdin = self.bind(zmq.ROUTER, connection, "stdin_port")
        self.iopub = self.bind(zmq.PUB, connection, "iopub_port")
        heartbeat = self.bind(zmq.REP, connection, "hb_port")
        threading.Thread(target=self.beat, args=[heartbeat], daemon=True).start()
        self.count = 0
        self.parent = {}
        self.names = {"figure": self.figure, "os": os}

    def bind(self, kind, connection, port):
        socket = self.context.socket(kind)
        socket.bind(f"tcp://{connection['ip']}:{connection[port]}")
        return socket

    @staticmethod
    def beat(socket):
        while True:
            socket.send(socket.recv())

    def publish(self, kind, content):
        self.session.send(self.iopub, kind, content, parent=self.parent)

    def figure(self, words="Figure: a pixel (1 x 1 pixels)"):
        data = {"image/png": base64.b64encode(png()).decode(), "text/plain": words}
        self.publish("display_data", {"data": data, "metadata": {}})

    def serve(self):
        poller = zmq.Poller()
        poller.register(self.shell, zmq.POLLIN)
        poller.register(self.control, zmq.POLLIN)
        while True:
            for socket, _ in poller.poll():
                identities, message = self.session.recv(socket, mode=0)
                self.parent = message
                kind = message["header"]["msg_type"]
                self.publish("status", {"execution_state": "busy"})
                content = self.answer(kind, message["content"])
                reply = kind.replace("_request", "_reply")
                self.session.send(socket, reply, content, parent=message, ident=identities)
                self.publish("status", {"execution_state": "idle"})
                if kind == "shutdown_request":
                    os._exit(0)  # without waiting for sockets and threads

    def answer(self, kind, content):
        if kind == "kernel_info_request":
            return {
                "status": "ok",
                "protocol_version": "5.3",
                "implementation": "fake",
                "implementation_version": "1",
                "language_info": {"name": "java", "mimetype": "", "file_extension": ".jshell"},
                "banner": "",
            }
        return self.execute(content["code"]) if kind == "execute_request" else {"status": "ok"}

    def execute(self, code):
        self.count += 1
        printed = io.StringIO()
        try:
            with contextlib.redirect_stdout(printed):
                exec(code, self.names)  # a test's own cell
        except Exception as error:
            content = {"ename": type(error).__name__, "evalue": str(error), "traceback": []}
            self.publish("error", content)
            return {"status": "error", "execution_count": self.count, **content}
        if printed.getvalue():
            self.publish("stream", {"name": "stdout", "text": printed.getvalue()})
        return {"status": "ok", "execution_count": self.count, "payload": []}


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Jupyter interrupts a kernel before it ends it
    with open(sys.argv[1], encoding="utf-8") as file:
        Kernel(json.load(file)).serve()
