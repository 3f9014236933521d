// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image;

import com.twelvemonkeys.imageio.metadata.CompoundDirectory;
import com.twelvemonkeys.imageio.metadata.Directory;
import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import io.github.oecl.image.internal.JpegData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.imageio.stream.ImageInputStream;

/**
 * The JPEG images that the first page of a TIFF file is made of: one for each strip or tile. They
 * are looked through as JPEG files are, since readers fill up what is missing. Of the old kind of
 * 1992 only a page of one strip is looked through: how its strips share a header is not defined.
 */
final class TiffJpeg {

    private static final int OLD_KIND = 6;
    private static final int KIND = 7;
    private static final int MARKER = 2;
    private static final byte[] START = {(byte) 0xFF, (byte) 0xD8};
    private static final byte[] END = {(byte) 0xFF, (byte) 0xD9};

    private final byte[] file;
    private final Directory page;
    private final long[] starts;
    private final long[] lengths;

    private TiffJpeg(byte[] file, Directory page) {
        this.file = file;
        this.page = page;
        boolean tiled = page.getEntryById(TIFF.TAG_TILE_OFFSETS) != null;
        starts = numbers(tiled ? TIFF.TAG_TILE_OFFSETS : TIFF.TAG_STRIP_OFFSETS);
        lengths = numbers(tiled ? TIFF.TAG_TILE_BYTE_COUNTS : TIFF.TAG_STRIP_BYTE_COUNTS);
    }

    /** Says what is wrong with the JPEG data of a file, if it has any and something is. */
    static Optional<String> damage(byte[] file, long mostPixels) throws IOException {
        Directory page;
        try (ImageInputStream input = new ByteArrayImageInputStream(file)) {
            page = ((CompoundDirectory) new TIFFReader().read(input)).getDirectory(0);
        }
        TiffJpeg parts = new TiffJpeg(file, page);
        long[] kind = parts.numbers(TIFF.TAG_COMPRESSION);
        if (kind.length == 1 && kind[0] == KIND) {
            return parts.damage(mostPixels);
        }
        return kind.length == 1 && kind[0] == OLD_KIND
                ? parts.oldDamage(mostPixels)
                : Optional.empty();
    }

    private Optional<String> damage(long mostPixels) {
        if (lengths.length < starts.length || Arrays.stream(lengths).anyMatch(n -> n == 0)) {
            return Optional.of("it does not say how long its parts are");
        }
        byte[] tables = tables();
        Set<Long> seen = new HashSet<>();
        long left = file.length;
        for (int i = 0; i < starts.length; i++) {
            // Equal tiles may be stored once.
            if (!seen.add(starts[i])) {
                continue;
            }
            // Parts that overlap otherwise are a short file that takes days.
            left -= lengths[i];
            if (lengths[i] < MARKER || left < 0) {
                return Optional.of("the lengths of its parts are wrong");
            }
            if (starts[i] < 0 || starts[i] > file.length - lengths[i]) {
                return Optional.of("a part of it lies outside the file");
            }
            int from = (int) starts[i];
            byte[] part = Arrays.copyOfRange(file, from, from + (int) lengths[i]);
            Optional<String> damage = JpegData.damage(joined(tables, part, MARKER), mostPixels);
            if (damage.isPresent()) {
                return damage;
            }
        }
        return Optional.empty();
    }

    /** Tables that the parts share, as the start of each. */
    private byte[] tables() {
        Entry entry = page.getEntryById(TIFF.TAG_JPEG_TABLES);
        byte[] tables =
                entry != null && entry.getValue() instanceof byte[] bytes ? bytes : new byte[0];
        return tables.length < 2 * MARKER ? START : Arrays.copyOf(tables, tables.length - MARKER);
    }

    private Optional<String> oldDamage(long mostPixels) {
        long[] start = numbers(TIFF.TAG_JPEG_INTERCHANGE_FORMAT);
        long[] length = numbers(TIFF.TAG_JPEG_INTERCHANGE_FORMAT_LENGTH);
        boolean whole =
                start.length == 1 && starts.length == 1 && lengths.length == 1 && start[0] > 0;
        if (!whole || start[0] > starts[0]) {
            return Optional.empty();
        }
        long most = Math.max(lengths[0], length.length == 1 ? length[0] : 0);
        if (starts[0] > file.length - lengths[0]) {
            return Optional.of("a part of it lies outside the file");
        }
        int end = (int) Math.min(file.length, starts[0] + most);
        byte[] part = Arrays.copyOfRange(file, (int) start[0], end);
        return JpegData.damage(joined(part, END, 0), mostPixels);
    }

    private static byte[] joined(byte[] first, byte[] second, int from) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream(first.length + second.length);
        joined.writeBytes(first);
        joined.write(second, from, second.length - from);
        return joined.toByteArray();
    }

    private long[] numbers(int tag) {
        Entry entry = page.getEntryById(tag);
        Object value = entry == null ? null : entry.getValue();
        if (value instanceof Number number) {
            return new long[] {number.longValue()};
        }
        if (value == null || !value.getClass().isArray()) {
            return new long[0];
        }
        long[] numbers = new long[Array.getLength(value)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = ((Number) Array.get(value, i)).longValue();
        }
        return numbers;
    }
}
