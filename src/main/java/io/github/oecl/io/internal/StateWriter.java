// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.io.internal;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a file of the family of models and checkpoints: a zip whose entries are JSON or
 * little-endian float32, and the SHA-256 of all of them, in their order, as the last. No Java
 * serialisation, so that a file from elsewhere can do no harm and another language can read it.
 */
public final class StateWriter {

    static final String CHECKSUM = "sha256";

    private static final Gson GSON =
            new GsonBuilder()
                    .setPrettyPrinting()
                    .disableHtmlEscaping()
                    .serializeSpecialFloatingPointValues()
                    .create();

    private final ZipOutputStream zip;
    private final MessageDigest digest = StateReader.sha256();

    private StateWriter(OutputStream out) {
        zip = new ZipOutputStream(new BufferedOutputStream(out));
    }

    /** Puts the entries into a file. */
    @FunctionalInterface
    public interface Contents {
        /**
         * Writes the entries one after the other.
         *
         * @param out takes them
         * @throws IOException if that fails, and then there will be no file
         */
        void write(StateWriter out) throws IOException;
    }

    /**
     * Writes a file that is complete or not there, also after a loss of power, as {@link
     * OutputFile#write(OutputFile.Contents)} does.
     *
     * @param file where to; an existing file is replaced, missing folders are made
     * @param contents writes the entries
     * @throws IOException if it cannot be written; an existing file is then as it was
     */
    public static void write(Path file, Contents contents) throws IOException {
        OutputFile.at(file)
                .write(
                        out -> {
                            StateWriter writer = new StateWriter(out);
                            contents.write(writer);
                            writer.finish();
                        });
    }

    /**
     * Adds a value as JSON.
     *
     * @param name of the entry, a plain file name
     * @param value what Gson can write
     * @throws IOException if it cannot be written
     */
    public void json(String name, Object value) throws IOException {
        byte[] text = GSON.toJson(value).getBytes(StandardCharsets.UTF_8);
        if (text.length > StateReader.MAX_TEXT_BYTES) {
            throw new IOException(
                    String.format(
                            Locale.ROOT,
                            "%s would have %,d bytes, more than the %,d that are read again",
                            name,
                            text.length,
                            StateReader.MAX_TEXT_BYTES));
        }
        begin(name, Deflater.DEFAULT_COMPRESSION);
        put(text);
    }

    /**
     * Adds numbers, one array after the other.
     *
     * @param name of the entry, a plain file name
     * @param arrays finite numbers
     * @throws IOException if a number is not finite, or it cannot be written
     */
    public void floats(String name, Iterable<float[]> arrays) throws IOException {
        // Weights hardly shrink, and packing them takes far longer than writing them.
        begin(name, Deflater.NO_COMPRESSION);
        for (float[] values : arrays) {
            put(bytes(name, values));
        }
    }

    private void finish() throws IOException {
        begin(CHECKSUM, Deflater.DEFAULT_COMPRESSION);
        zip.write(HexFormat.of().formatHex(digest.digest()).getBytes(StandardCharsets.UTF_8));
        zip.finish();
        zip.flush();
    }

    private void begin(String name, int level) throws IOException {
        zip.setLevel(level);
        zip.putNextEntry(new ZipEntry(name));
    }

    private void put(byte[] bytes) throws IOException {
        digest.update(bytes);
        zip.write(bytes);
    }

    private static byte[] bytes(String name, float[] values) throws IOException {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new IOException("a number for " + name + " is " + value);
            }
        }
        ByteBuffer buffer =
                ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(values);
        return buffer.array();
    }
}
