// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image.internal;

import io.github.oecl.image.internal.JpegSegments.Segment;
import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * Rewrites the header of a JPEG file so that every reader takes its colours as libjpeg does, from
 * the first of these that tells: a JFIF marker (YCbCr), Adobe's marker, the names of the
 * components. Readers differ in it: Java's guesses by the subsampling. A profile of RGB or gray is
 * taken out, as it is not applied and a broken one would end the reading.
 */
public final class JpegHeader {

    private static final int[] RGB_NAMES = {'R', 'G', 'B'};

    private static final byte[] JFIF = {
        (byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0
    };
    private static final byte[] ADOBE_RGB = {
        (byte) 0xFF, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0
    };

    /** Where Adobe's marker says how the colours are stored, from the segment's content. */
    private static final int TRANSFORM = 11;

    private static final int YCBCR = 1;

    private final byte[] file;
    private final List<Segment> segments;

    private JpegHeader(byte[] file) throws JpegDamage {
        this.file = file;
        segments = JpegSegments.header(file);
    }

    /**
     * Returns a file with such a header.
     *
     * @param file a JPEG file
     * @return the file itself where nothing is to be changed
     * @throws JpegDamage if the header is damaged
     */
    public static byte[] plain(byte[] file) throws JpegDamage {
        return new JpegHeader(file).rewritten();
    }

    private byte[] rewritten() throws JpegDamage {
        Segment frame =
                segments.stream()
                        .filter(segment -> JpegSegments.isFrame(segment.marker()))
                        .findFirst()
                        .orElseThrow(() -> new JpegDamage("it does not say how it is coded"));
        int names = frame.content() + 6;
        int components = names <= frame.end() ? file[names - 1] & 0xFF : 0;
        if (names + 3 * components > frame.end()) {
            throw new JpegDamage("its components are not all described");
        }
        byte[] marker = components == 3 ? colourMarker(names) : new byte[0];
        boolean adobe = components != 3 || marker == null;
        return copy(marker == null ? new byte[0] : marker, components > 3, adobe);
    }

    /**
     * Returns the marker to put in; none where there is a JFIF one; null where that of Adobe is to
     * stay and to be believed.
     */
    private byte[] colourMarker(int names) {
        if (segments.stream().anyMatch(this::isJfif)) {
            return new byte[0];
        }
        for (Segment segment : segments) {
            if (isAdobe(segment)) {
                int transform = file[segment.content() + TRANSFORM] & 0xFF;
                return transform <= YCBCR ? null : JFIF;
            }
        }
        for (int i = 0; i < RGB_NAMES.length; i++) {
            if (file[names + 3 * i] != RGB_NAMES[i]) {
                return JFIF;
            }
        }
        return ADOBE_RGB;
    }

    private byte[] copy(byte[] marker, boolean keepProfile, boolean keepAdobe) {
        ByteArrayOutputStream copy = new ByteArrayOutputStream(file.length + marker.length);
        copy.write(file, 0, 2);
        copy.writeBytes(marker);
        int from = 2;
        for (Segment segment : segments) {
            boolean profile =
                    segment.marker() == JpegSegments.APP2
                            && JpegSegments.begins(file, segment, "ICC_PROFILE");
            if (profile && !keepProfile || isAdobe(segment) && !keepAdobe) {
                copy.write(file, from, segment.start() - from);
                from = segment.end();
            }
        }
        if (from == 2 && marker.length == 0) {
            return file;
        }
        copy.write(file, from, file.length - from);
        return copy.toByteArray();
    }

    private boolean isJfif(Segment segment) {
        return segment.marker() == JpegSegments.APP0
                && segment.end() - segment.start() >= JFIF.length
                && JpegSegments.begins(file, segment, "JFIF");
    }

    private boolean isAdobe(Segment segment) {
        // The zero behind the name is the high byte of a version.
        return segment.marker() == JpegSegments.ADOBE
                && segment.end() - segment.start() >= ADOBE_RGB.length
                && JpegSegments.begins(file, segment, "Adobe");
    }
}
