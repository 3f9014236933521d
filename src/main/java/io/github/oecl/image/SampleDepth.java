// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image;

import java.awt.image.BufferedImage;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many bits of a sample count. A camera of 12 bits whose samples are stored in 16 gives images
 * that are almost black, which no file says: it is told where it shows, and the depth can be given.
 */
final class SampleDepth {

    private static final Logger LOG = LoggerFactory.getLogger(ImageDecoder.class);

    /** With less, the upper four bits of all samples are zero. */
    private static final int SELDOM_BELOW = 1 << 12;

    private static final int MOST_WARNINGS = 3;
    private static final AtomicInteger WARNINGS = new AtomicInteger();

    private SampleDepth() {}

    /** Returns the pixels of a gray or RGB image; 0 bits are those that the file says. */
    static byte[] convert(BufferedImage image, int bits, String name) throws ImageFormatException {
        SampleConverter converter = new SampleConverter(image, bits);
        byte[] pixels = converter.convert();
        int largest = converter.largest();
        if (bits > 0 && largest >= 1 << bits) {
            throw new ImageFormatException(
                    name,
                    "has a sample of "
                            + largest
                            + ", which "
                            + bits
                            + " bits cannot hold: give the depth that its camera has, or none");
        }
        if (bits == 0 && largest > 0 && largest < SELDOM_BELOW) {
            warn(name, largest);
        }
        return pixels;
    }

    private static void warn(String name, int largest) {
        int before = WARNINGS.getAndIncrement();
        if (before < MOST_WARNINGS) {
            LOG.warn(
                    "{} has 16 bits a sample and uses {} of them (the largest is {}), so that it"
                            + " comes out dark. Say how many count: --bits {} on the command line,"
                            + " bits={} in the name of a data set, ImageDecoder.withSampleBits in"
                            + " Java.{}",
                    name,
                    usedBits(largest),
                    String.format(Locale.ROOT, "%,d", largest),
                    usedBits(largest),
                    usedBits(largest),
                    before + 1 == MOST_WARNINGS ? " More such files are not named." : "");
        }
    }

    private static int usedBits(int largest) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(largest);
    }
}
