# SPDX-License-Identifier: Apache-2.0
import struct
import unittest
import zlib

from png import SIGNATURE, chunk, split, squeeze

PIXELS = bytes(range(256)) * 40


def image(level: int, parts: int) -> bytes:
    packed = zlib.compress(PIXELS, level)
    size = -(-len(packed) // parts)
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    data = b"".join(chunk(b"IDAT", packed[i : i + size]) for i in range(0, len(packed), size))
    return SIGNATURE + header + data + chunk(b"IEND", b"")


class SqueezeTest(unittest.TestCase):
    def test_the_pixels_stay_and_the_file_shrinks(self):
        squeezed = squeeze(image(0, 3))
        kinds = [kind for kind, _ in split(squeezed)]
        self.assertEqual([b"IHDR", b"IDAT", b"IEND"], kinds)
        self.assertEqual(PIXELS, zlib.decompress(dict(split(squeezed))[b"IDAT"]))
        self.assertLess(len(squeezed), len(image(1, 1)))

    def test_what_cannot_shrink_comes_back_as_it_is(self):
        best = image(9, 1)
        self.assertEqual(best, squeeze(best))

    def test_what_is_no_png_comes_back_as_it_is(self):
        self.assertEqual(b"GIF89a", squeeze(b"GIF89a"))


if __name__ == "__main__":
    unittest.main()
