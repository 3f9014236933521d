// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The marker segments of a JPEG file, up to the first scan or, on asking, to its end. */
public final class JpegSegments {

    static final int APP0 = 0xE0;

    /** The marker of a segment with EXIF. */
    public static final int APP1 = 0xE1;

    static final int APP2 = 0xE2;
    static final int ADOBE = 0xEE;
    static final int SCAN = 0xDA;
    static final int END = 0xD9;

    private static final int START = 0xD8;
    private static final int FIRST_RESTART = 0xD0;
    private static final int LAST_RESTART = 0xD7;

    /** Of its own, a marker without a length. */
    private static final int ALONE = 0x01;

    private final byte[] file;
    private int at = 2;

    JpegSegments(byte[] file) {
        this.file = file;
    }

    /**
     * A segment.
     *
     * @param marker its kind
     * @param start the place of the marker, two bytes before that of the length
     * @param end the place behind its last byte
     */
    public record Segment(int marker, int start, int end) {

        /** {@return the place of what follows the length} */
        public int content() {
            return start + 4;
        }
    }

    /**
     * Returns the segments before the first scan, and that scan's own.
     *
     * @param file a JPEG file
     * @return in their order
     * @throws JpegDamage if the file ends before
     */
    public static List<Segment> header(byte[] file) throws JpegDamage {
        JpegSegments segments = new JpegSegments(file);
        List<Segment> all = new ArrayList<>();
        Segment next;
        do {
            next = segments.next();
            all.add(next);
        } while (next.marker() != SCAN && next.marker() != END);
        return all;
    }

    /** Goes on behind the data of a scan. */
    void moveTo(int place) {
        at = place;
    }

    /** Returns the next segment; bytes before it that are no marker do not count. */
    Segment next() throws JpegDamage {
        while (true) {
            while (at < file.length && unsigned(at) != 0xFF) {
                at++;
            }
            while (at < file.length && unsigned(at) == 0xFF) {
                at++;
            }
            if (at >= file.length) {
                throw new JpegDamage("it ends before its end marker");
            }
            int marker = unsigned(at++);
            if (marker == END) {
                return new Segment(marker, at - 2, at);
            }
            if (marker > ALONE && !isRestart(marker) && marker != START) {
                return withLength(marker);
            }
        }
    }

    private Segment withLength(int marker) throws JpegDamage {
        int start = at - 2;
        int length = at + 2 <= file.length ? unsigned(at) << 8 | unsigned(at + 1) : 0;
        if (length < 2 || at + length > file.length) {
            throw new JpegDamage("a part of its header is longer than the file");
        }
        at += length;
        return new Segment(marker, start, at);
    }

    static boolean isRestart(int marker) {
        return marker >= FIRST_RESTART && marker <= LAST_RESTART;
    }

    /** Whether a segment says how the image is coded: a start of frame. */
    static boolean isFrame(int marker) {
        // Between them lie the tables of Huffman and of arithmetic coding, and a reserved one.
        return marker >= 0xC0
                && marker <= 0xCF
                && marker != 0xC4
                && marker != 0xC8
                && marker != 0xCC;
    }

    /**
     * Says whether a segment of an application begins with a name and a zero.
     *
     * @param file of the segment
     * @param segment one of it
     * @param name in ASCII
     * @return whether it does
     */
    public static boolean begins(byte[] file, Segment segment, String name) {
        byte[] start = (name + "\0").getBytes(StandardCharsets.US_ASCII);
        if (segment.content() + start.length > segment.end()) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if (file[segment.content() + i] != start[i]) {
                return false;
            }
        }
        return true;
    }

    private int unsigned(int place) {
        return file[place] & 0xFF;
    }
}
