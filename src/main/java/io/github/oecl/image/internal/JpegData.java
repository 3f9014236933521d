// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image.internal;

import io.github.oecl.image.internal.JpegSegments.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Goes through all data of a JPEG file and says what is missing or wrong. Java's reader fills up
 * what is missing with gray, and only warns, in words that are its own matter. What follows the
 * data of a scan or the end of the image does not count.
 */
public final class JpegData {

    private static final int CODES = 0xC4;
    private static final int INTERVAL = 0xDD;

    /** A progressive image has about ten; each takes the time of the whole image. */
    private static final int MOST_SCANS = 500;

    private final byte[] file;
    private final long mostPixels;
    private final JpegSegments segments;

    /** Four for the first coefficient of a block and four for the others. */
    private final JpegCode[] codes = new JpegCode[8];

    private JpegFrame frame;
    private boolean unusual;
    private int interval;
    private int scans;

    private JpegData(byte[] file, long mostPixels) {
        this.file = file;
        this.mostPixels = mostPixels;
        segments = new JpegSegments(file);
    }

    /**
     * Says what is wrong with the data, if anything is.
     *
     * @param file the whole file, or one put together from a TIFF file
     * @param mostPixels width x height of the largest image, for which memory is taken
     * @return what is wrong
     */
    public static Optional<String> damage(byte[] file, long mostPixels) {
        try {
            new JpegData(file, mostPixels).read();
            return Optional.empty();
        } catch (JpegDamage e) {
            return Optional.of(e.getMessage());
        }
    }

    private void read() throws JpegDamage {
        Segment segment = segments.next();
        while (segment.marker() != JpegSegments.END) {
            if (JpegSegments.isFrame(segment.marker())) {
                if (frame != null || unusual) {
                    throw new JpegDamage("it says twice how it is coded");
                }
                unusual = !JpegFrame.isUsual(segment.marker());
                frame = unusual ? null : JpegFrame.of(file, segment, mostPixels);
            } else if (segment.marker() == CODES) {
                readCodes(segment);
            } else if (segment.marker() == INTERVAL) {
                interval = segment.end() - segment.content() < 2 ? 0 : number(segment.content());
            } else if (segment.marker() == JpegSegments.SCAN) {
                scan(segment);
            }
            segment = segments.next();
        }
        if (scans == 0) {
            throw new JpegDamage("it holds no image");
        }
    }

    private void readCodes(Segment segment) throws JpegDamage {
        int at = segment.content();
        while (at < segment.end()) {
            int kind = file[at] & 0xFF;
            if ((kind & 0xEF) > 3) {
                throw new JpegDamage("a table of its codes is wrong");
            }
            JpegCode code = new JpegCode(file, at + 1, segment.end());
            codes[(kind >> 4) * 4 + (kind & 3)] = code;
            at += 1 + code.size();
        }
    }

    private void scan(Segment segment) throws JpegDamage {
        if (++scans > MOST_SCANS) {
            throw new JpegDamage("it has more than " + MOST_SCANS + " scans");
        }
        if (unusual) {
            return;
        }
        int at = segment.content();
        int count = at < segment.end() ? file[at] & 0xFF : 0;
        if (frame == null || count < 1 || count > 4 || at + 4 + 2 * count > segment.end()) {
            throw new JpegDamage("a scan does not say what it holds");
        }
        int from = file[at + 1 + 2 * count] & 0xFF;
        int to = file[at + 2 + 2 * count] & 0xFF;
        int before = (file[at + 3 + 2 * count] & 0xFF) >> 4;
        int after = file[at + 3 + 2 * count] & 15;
        if (!frame.progressive()) {
            from = 0;
            to = 63;
        } else if (from > to || to > 63 || from > 0 && count > 1) {
            throw new JpegDamage("a scan does not say what it holds");
        }
        List<JpegScan.Part> parts = parts(at, count, from, before > 0);
        if (frame.progressive()) {
            for (JpegScan.Part part : parts) {
                part.blocks().refine(from, to, before, after);
            }
        }
        JpegBits bits = new JpegBits(file, segment.end());
        new JpegScan(bits, frame.progressive(), from, to, before > 0).read(frame, parts, interval);
        segments.moveTo(bits.place());
    }

    private List<JpegScan.Part> parts(int at, int count, int from, boolean refining)
            throws JpegDamage {
        List<JpegScan.Part> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int name = file[at + 1 + 2 * i] & 0xFF;
            int tables = file[at + 2 + 2 * i] & 0xFF;
            JpegBlocks blocks =
                    frame.components().stream()
                            .filter(component -> component.name == name)
                            .findFirst()
                            .orElseThrow(() -> new JpegDamage("a scan is of another image"));
            JpegCode first = codes[tables >> 4 & 3];
            JpegCode others = codes[4 + (tables & 3)];
            boolean needsFirst = from == 0 && !refining;
            boolean needsOthers = from > 0 || !frame.progressive();
            if (needsFirst && first == null || needsOthers && others == null) {
                throw new JpegDamage("a table of its codes is missing");
            }
            parts.add(new JpegScan.Part(blocks, first, others));
        }
        return parts;
    }

    private int number(int place) {
        return (file[place] & 0xFF) << 8 | file[place + 1] & 0xFF;
    }
}
