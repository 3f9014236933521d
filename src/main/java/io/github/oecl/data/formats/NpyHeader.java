// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.formats;

import io.github.oecl.data.DatasetException;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of a file in NumPy's format (NEP 1, versions 1 to 3): a magic text, the version, the
 * length of a description, and the description: a Python dictionary of descr, fortran_order and
 * shape.
 *
 * @param type how NumPy writes the type of the numbers, such as {@code |u1} for a byte
 * @param columnMajor whether the first index runs fastest
 * @param shape the sizes along each axis
 * @param dataStart where the numbers begin, in bytes
 */
record NpyHeader(String type, boolean columnMajor, long[] shape, long dataStart) {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int MOST_BYTES = 1 << 16;

    static NpyHeader read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            byte[] magic = in.readNBytes(MAGIC.length);
            if (!Arrays.equals(magic, MAGIC)) {
                throw new DatasetException(file + " is not a file in NumPy's format (.npy)");
            }
            int version = in.readUnsignedByte();
            in.readUnsignedByte();
            int lengthBytes = version == 1 ? Short.BYTES : Integer.BYTES;
            long length = littleEndian(in.readNBytes(lengthBytes));
            if (version < 1 || version > 3 || length > MOST_BYTES) {
                throw new DatasetException(
                        String.format(
                                Locale.ROOT,
                                "%s has a header of NumPy's format %d and %d bytes, which cannot be read",
                                file,
                                version,
                                length));
            }
            byte[] text = new byte[(int) length];
            in.readFully(text);
            long start = MAGIC.length + 2 + lengthBytes + length;
            return parse(file, new String(text, StandardCharsets.UTF_8), start);
        } catch (EOFException e) {
            throw new DatasetException(file + " is cut off within its header", e);
        }
    }

    private static NpyHeader parse(Path file, String text, long start) throws DatasetException {
        String type = find(file, text, "'descr': *'([^']*)'");
        String order = find(file, text, "'fortran_order': *(True|False)");
        String shape = find(file, text, "'shape': *\\(([0-9, ]*)\\)");
        long[] sizes =
                Pattern.compile("[0-9]{1,18}")
                        .matcher(shape)
                        .results()
                        .mapToLong(match -> Long.parseLong(match.group()))
                        .toArray();
        return new NpyHeader(type, order.equals("True"), sizes, start);
    }

    private static String find(Path file, String text, String pattern) throws DatasetException {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new DatasetException(
                    "%s has no readable description in its header: %s"
                            .formatted(file, text.strip()));
        }
        return matcher.group(1);
    }

    private static long littleEndian(byte[] bytes) throws EOFException {
        if (bytes.length == 0) {
            throw new EOFException();
        }
        long value = 0;
        for (int i = bytes.length - 1; i >= 0; i--) {
            value = value << 8 | bytes[i] & 0xFF;
        }
        return value;
    }
}
