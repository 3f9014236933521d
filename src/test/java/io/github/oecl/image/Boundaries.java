// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SortedSet;
import java.util.TreeSet;

/** Where the parts of an image file begin and end: the places to cut it at. */
final class Boundaries {

    private final ByteBuffer file;
    private final SortedSet<Integer> places = new TreeSet<>();

    private Boundaries(byte[] file) {
        this.file = ByteBuffer.wrap(file);
    }

    /** Returns the places within a file, its end not among them. */
    static SortedSet<Integer> of(byte[] file) {
        Boundaries boundaries = new Boundaries(file);
        switch (ImageFormat.of(file).orElseThrow()) {
            case PNG -> boundaries.png();
            case JPEG -> boundaries.jpeg();
            case GIF -> boundaries.gif();
            case BMP -> boundaries.bmp();
            case TIFF -> boundaries.tiff();
        }
        return boundaries.places.headSet(file.length);
    }

    private int mark(int place) {
        places.add(place);
        return place;
    }

    private int unsigned(int at) {
        return file.get(at) & 0xFF;
    }

    private int unsignedShort(int at) {
        return file.getShort(at) & 0xFFFF;
    }

    private void png() {
        int at = mark(8);
        while (at < file.limit()) {
            int data = mark(mark(at + 4) + 4);
            int crc = mark(data + file.getInt(at));
            mark((data + crc) / 2);
            at = mark(crc + 4);
        }
    }

    /** The coded data, which follow the last marker's segment, are cut in the middle as well. */
    private void jpeg() {
        int at = mark(2);
        while (at + 4 < file.limit()) {
            boolean marker = unsigned(at) == 0xFF && unsigned(at + 1) >= 0xC0;
            if (!marker || unsigned(at + 1) >= 0xD0 && unsigned(at + 1) <= 0xD9) {
                at++;
                continue;
            }
            mark(at);
            int data = mark(mark(at + 2) + 2);
            at = mark(at + 2 + unsignedShort(at + 2));
            mark((data + at) / 2);
        }
        mark((mark(at - 1) + places.last()) / 2);
        mark(file.limit() - 2);
        mark(file.limit() - 1);
    }

    private void gif() {
        int at = mark(mark(6) + 7);
        at = mark(at + table(unsigned(10)));
        while (unsigned(at) != 0x3B) {
            if (unsigned(at) == 0x21) {
                at = blocks(mark(at + 2));
            } else {
                at = mark(at + 10);
                at = mark(at + table(unsigned(at - 1)));
                at = blocks(mark(at + 1));
            }
        }
        mark(at);
    }

    private static int table(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    private int blocks(int at) {
        int block = at;
        while (unsigned(block) != 0) {
            mark(block + 1);
            mark(block + 1 + unsigned(block) / 2);
            block = mark(block + 1 + unsigned(block));
        }
        return mark(block + 1);
    }

    private void bmp() {
        file.order(ByteOrder.LITTLE_ENDIAN);
        mark(mark(2) + 4);
        int header = mark(14) + file.getInt(14);
        mark(14 + 4);
        mark(header);
        int pixels = mark(file.getInt(10));
        mark((header + pixels) / 2);
        for (int i = 1; i <= 16; i++) {
            mark(pixels + (file.limit() - pixels) * i / 16);
        }
        mark(file.limit() - 1);
    }

    private void tiff() {
        file.order(file.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        mark(2);
        mark(4);
        int directory = mark(file.getInt(4));
        int entries = unsignedShort(directory);
        mark(directory + 2);
        for (int i = 1; i <= entries; i++) {
            mark(directory + 2 + 12 * i - 6);
            mark(directory + 2 + 12 * i);
        }
        mark(directory + 2 + 12 * entries + 4);
        for (int i = 1; i < 16; i++) {
            mark(8 + (file.limit() - 8) * i / 16);
        }
        mark(file.limit() - 1);
    }
}
