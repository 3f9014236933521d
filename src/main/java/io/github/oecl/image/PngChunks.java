// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The chunks of a PNG file: length, type, data and a CRC-32 of type and data, from IHDR to IEND.
 * Java's reader does not look at the CRC, and makes pixels of damaged data without a word.
 */
final class PngChunks {

    private static final int SIGNATURE = 8;
    private static final int LENGTH_AND_TYPE = 8;
    private static final int FRAME = 12;
    private static final int END = 0x49454E44;

    private PngChunks() {}

    /** Says what is wrong with the chunks, if anything is. What follows the last does not count. */
    static Optional<String> damage(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        int at = SIGNATURE;
        while (file.length - at >= FRAME) {
            long length = bytes.getInt(at) & 0xFFFFFFFFL;
            if (length > file.length - at - FRAME) {
                return Optional.of("the chunk " + type(file, at) + " is longer than the file");
            }
            int crc = at + LENGTH_AND_TYPE + (int) length;
            if (bytes.getInt(crc) != crc(file, at + Integer.BYTES, crc)) {
                return Optional.of("the chunk " + type(file, at) + " does not match its checksum");
            }
            if (bytes.getInt(at + Integer.BYTES) == END) {
                return Optional.empty();
            }
            at = crc + Integer.BYTES;
        }
        return Optional.of("it ends before its last chunk");
    }

    private static String type(byte[] file, int at) {
        String type = new String(file, at + Integer.BYTES, 4, StandardCharsets.ISO_8859_1);
        return type.replaceAll("[^A-Za-z]", "?");
    }

    private static int crc(byte[] file, int from, int to) {
        CRC32 crc = new CRC32();
        crc.update(file, from, to - from);
        return (int) crc.getValue();
    }
}
