# SPDX-License-Identifier: Apache-2.0
"""PNG files packed tighter, pixel by pixel the same."""

from __future__ import annotations

import struct
import zlib

SIGNATURE = b"\x89PNG\r\n\x1a\n"
BEST = 9


def squeeze(png: bytes) -> bytes:
    """The same image in the fewest bytes that zlib gives; other files come back as they are.

    Java packs quickly, for figures that are drawn while a training runs. What is committed has time.
    """
    if not png.startswith(SIGNATURE):
        return png
    chunks = list(split(png))
    pixels = zlib.decompress(b"".join(data for kind, data in chunks if kind == b"IDAT"))
    packed = zlib.compress(pixels, BEST)
    out, done = [SIGNATURE], False
    for kind, data in chunks:
        if kind != b"IDAT":
            out.append(chunk(kind, data))
        elif not done:
            out.append(chunk(kind, packed))
            done = True
    smaller = b"".join(out)
    return smaller if len(smaller) < len(png) else png


def split(png: bytes):
    """The kinds and data of the chunks. Kernels may drop the file's last bytes, so none are checked."""
    place = len(SIGNATURE)
    while place + 8 <= len(png):
        (size,) = struct.unpack_from(">I", png, place)
        yield png[place + 4 : place + 8], png[place + 8 : place + 8 + size]
        place += size + 12


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
