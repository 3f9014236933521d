// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a file of the family of models and checkpoints: a zip whose entries are JSON or
 * little-endian float32, and the SHA-256 of all of them, in their order, as the last. No Java
 * serialisation, so that a file from elsewhere can do no harm and another language can read it.
 */
public final class StateWriter {

    /** What the name of a file ends with that is not complete yet. */
    public static final String DRAFT = ".part";

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
     * Writes a file that is complete or not there, also after a loss of power: it is written beside
     * its place, flushed to the disk and then moved.
     *
     * @param file where to; an existing file is replaced, missing folders are made
     * @param contents writes the entries
     * @throws IOException if it cannot be written; an existing file is then as it was
     */
    public static void write(Path file, Contents contents) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        // Two processes that write the same file do not meet in one draft.
        String name = file.getFileName() + "." + ProcessHandle.current().pid() + DRAFT;
        Path draft = folder.resolve(name);
        try {
            // Unlike a channel, this does not mind an interrupt, which often is why we save.
            try (FileOutputStream out = new FileOutputStream(draft.toFile())) {
                StateWriter writer = new StateWriter(out);
                contents.write(writer);
                writer.finish();
                out.getFD().sync();
            }
            Files.move(
                    draft,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            sync(folder);
        } finally {
            Files.deleteIfExists(draft);
        }
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
                    "%s would have %,d bytes, more than the %,d that are read again"
                            .formatted(name, text.length, StateReader.MAX_TEXT_BYTES));
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

    /** Flushes the names in a folder; an interrupt that comes meanwhile is kept for the caller. */
    private static void sync(Path folder) throws IOException {
        if (File.separatorChar == '\\') {
            return; // Windows cannot open a folder, and keeps names by itself.
        }
        boolean interrupted = Thread.interrupted();
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (ClosedByInterruptException e) {
            sync(folder);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
