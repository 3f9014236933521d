// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image.internal;

import io.github.oecl.image.internal.JpegSegments.Segment;
import java.util.ArrayList;
import java.util.List;

/**
 * How an image of a JPEG file is coded.
 *
 * @param progressive whether a coefficient may be spread over several scans
 * @param width in pixels
 * @param height in pixels
 * @param horizontal the most samples that a component has across a unit
 * @param vertical the most samples that a component has down a unit
 * @param components in the order of the file
 */
record JpegFrame(
        boolean progressive,
        int width,
        int height,
        int horizontal,
        int vertical,
        List<JpegBlocks> components) {

    private static final int PROGRESSIVE = 0xC2;
    private static final int MOST_SAMPLING = 4;
    private static final int MOST_COMPONENTS = 4;

    /** Whether the frame is of a kind with Huffman codes and blocks, as nearly all are. */
    static boolean isUsual(int marker) {
        return marker >= 0xC0 && marker <= PROGRESSIVE;
    }

    static JpegFrame of(byte[] file, Segment segment, long mostPixels) throws JpegDamage {
        int at = segment.content();
        int count = at + 6 <= segment.end() ? file[at + 5] & 0xFF : 0;
        if (count < 1 || count > MOST_COMPONENTS || at + 6 + 3 * count > segment.end()) {
            throw new JpegDamage("its components are not all described");
        }
        int height = (file[at + 1] & 0xFF) << 8 | file[at + 2] & 0xFF;
        int width = (file[at + 3] & 0xFF) << 8 | file[at + 4] & 0xFF;
        int horizontal = 1;
        int vertical = 1;
        for (int i = 0; i < count; i++) {
            int sampling = file[at + 7 + 3 * i] & 0xFF;
            horizontal = Math.max(horizontal, sampling >> 4);
            vertical = Math.max(vertical, sampling & 15);
        }
        if (horizontal > MOST_SAMPLING || vertical > MOST_SAMPLING || width < 1 || height < 1) {
            throw new JpegDamage("its size or its sampling is wrong");
        }
        if ((long) width * height > mostPixels) {
            throw new JpegDamage("it says that it has " + width + " x " + height + " pixels");
        }
        boolean progressive = segment.marker() == PROGRESSIVE;
        List<JpegBlocks> components = new ArrayList<>();
        JpegFrame frame =
                new JpegFrame(progressive, width, height, horizontal, vertical, components);
        for (int i = 0; i < count; i++) {
            int sampling = file[at + 7 + 3 * i] & 0xFF;
            if (sampling >> 4 < 1 || (sampling & 15) < 1) {
                throw new JpegDamage("its sampling is wrong");
            }
            int name = file[at + 6 + 3 * i] & 0xFF;
            components.add(new JpegBlocks(frame, name, sampling >> 4, sampling & 15));
        }
        return frame;
    }

    /** Units across the image. */
    int columns() {
        return (width + 8 * horizontal - 1) / (8 * horizontal);
    }

    /** Units down the image. */
    int rows() {
        return (height + 8 * vertical - 1) / (8 * vertical);
    }
}
