// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.formats;

import io.github.oecl.data.DatasetException;
import io.github.oecl.data.ImageSet;
import io.github.oecl.image.RgbImage;
import io.github.oecl.io.internal.TextLines;
import io.github.oecl.random.KeyedRandom;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The two files of Tiny80M, and a choice of images that needs memory for the chosen only. */
final class TinyImages80M {

    private static final int SIDE = 32;
    private static final int PLANE = SIDE * SIDE;
    private static final int RECORD_BYTES = PLANE * RgbImage.CHANNELS;
    private static final long CHOICE = KeyedRandom.stream("tiny80m");

    private final Path file;
    private final long count;

    /** The images to leave out, from 0, in ascending order. */
    private final long[] excluded;

    TinyImages80M(Path file, Path exclusions) throws IOException {
        this.file = file;
        long bytes = Files.size(file);
        if (bytes == 0 || bytes % RECORD_BYTES != 0) {
            throw new DatasetException(
                    String.format(
                            Locale.ROOT,
                            "%s has %d bytes, not a positive multiple of the %d bytes of an image: it is"
                                    + " cut off",
                            file,
                            bytes,
                            RECORD_BYTES));
        }
        this.count = bytes / RECORD_BYTES;
        this.excluded = excluded(exclusions);
    }

    private long[] excluded(Path exclusions) throws IOException {
        List<String> lines;
        try {
            lines = TextLines.of(exclusions);
        } catch (CharacterCodingException e) {
            throw new DatasetException(exclusions + " is not text with a number a line", e);
        }
        long[] places = new long[lines.size()];
        int size = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                places[size++] = place(lines.get(i).strip(), exclusions, i + 1);
            }
        }
        return Arrays.stream(places, 0, size).sorted().distinct().toArray();
    }

    private long place(String number, Path exclusions, int line) throws DatasetException {
        try {
            long place = Long.parseLong(number) - 1;
            if (place >= 0 && place < count) {
                return place;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of range.
        }
        throw new DatasetException(
                String.format(
                        Locale.ROOT,
                        "%s, line %d, must number one of the %d images of %s, from 1; it is \"%s\":"
                                + " one of the files is cut off or not of this set",
                        exclusions,
                        line,
                        count,
                        file,
                        number));
    }

    ImageSet choice(int n, long seed) {
        long available = count - excluded.length;
        if (n < 1 || n > available) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%s has %d images that are not in CIFAR: cannot take %d",
                            file,
                            available,
                            n));
        }
        long[] chosen = chosen(n, available, seed);
        return new RecordImages(
                "tiny80m",
                file,
                n,
                i -> chosen[i] * RECORD_BYTES,
                RECORD_BYTES,
                TinyImages80M::image);
    }

    /** The first n steps of Fisher and Yates' shuffle, keeping only the places that moved. */
    private long[] chosen(int n, long available, long seed) {
        KeyedRandom random = KeyedRandom.of(seed, CHOICE);
        Map<Long, Long> moved = new HashMap<>();
        long[] chosen = new long[n];
        for (int i = 0; i < n; i++) {
            long j = random.nextLong(i, available);
            long atJ = moved.getOrDefault(j, j);
            moved.put(j, moved.getOrDefault((long) i, (long) i));
            chosen[i] = notExcluded(atJ);
        }
        return chosen;
    }

    /** The place in the file of the image of a rank among those that are not excluded. */
    private long notExcluded(long rank) {
        int low = 0;
        int high = excluded.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (excluded[middle] - middle <= rank) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return rank + low;
    }

    /** A column after another, each from the top; red, green and blue after another. */
    private static RgbImage image(byte[] record) {
        byte[] pixels = new byte[RECORD_BYTES];
        for (int i = 0; i < RECORD_BYTES; i++) {
            int y = i % SIDE;
            int x = i / SIDE % SIDE;
            int channel = i / PLANE;
            pixels[(y * SIDE + x) * RgbImage.CHANNELS + channel] = record[i];
        }
        return RgbImage.wrap(SIDE, SIDE, pixels);
    }
}
