// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.io.internal;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Reads what {@link StateWriter} wrote, and believes nothing of it: every failure is a {@link
 * StateFormatException} that names the file. Nothing is unpacked to the disk.
 */
public final class StateReader implements Closeable {

    static final int MAX_TEXT_BYTES = 1 << 24;

    /** Weights hardly shrink when they are packed; text does, and there is not much of it. */
    private static final int MOST_PACKING = 8;

    private static final int MOST_ENTRIES = 100;
    private static final int CHUNK = 1 << 16;
    private static final Pattern PLAIN = Pattern.compile("[a-z0-9][a-z0-9.-]*");
    private static final Gson GSON = new Gson();

    private final Path file;
    private final ZipFile zip;

    /** Whether the file is a copy of what was in memory. */
    private final boolean copy;

    /**
     * Opens a file and compares its content with its checksum. Files from before there was one have
     * none.
     *
     * @param file which
     * @throws StateFormatException if it is no such file or a damaged one
     * @throws IOException if it cannot be read
     */
    public StateReader(Path file) throws IOException {
        this(file, false);
    }

    private StateReader(Path file, boolean copy) throws IOException {
        this.file = file;
        this.copy = copy;
        if (Files.isDirectory(file)) {
            throw damaged("it is a folder; name a file", null);
        }
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException | EOFException e) {
            throw damaged("it is no zip, or a damaged one", e);
        }
        try {
            requireWhole();
        } catch (IOException | RuntimeException | Error e) {
            zip.close();
            throw e;
        }
    }

    /**
     * Reads a value.
     *
     * @param name of the entry
     * @param type a record
     * @param <T> the record
     * @return the value, whose own parts may be missing
     * @throws StateFormatException if there is no such entry or it is no such value
     * @throws IOException if it cannot be read
     */
    public <T> T json(String name, Class<T> type) throws IOException {
        String json = text(name);
        try {
            T value = GSON.fromJson(json, type);
            if (value == null) {
                throw damaged(name + " is empty", null);
            }
            return value;
        } catch (JsonParseException | IllegalArgumentException e) {
            throw damaged(name + " is damaged: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            // Gson wraps what a record's constructor throws.
            String reason = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
            throw damaged(name + " is damaged: " + reason, e);
        }
    }

    /**
     * Reads arrays of numbers.
     *
     * @param name of the entry
     * @param sizes how many numbers each array has
     * @return the arrays
     * @throws StateFormatException if there are more or fewer numbers, or one is not finite
     * @throws IOException if it cannot be read
     */
    public List<float[]> floats(String name, List<Integer> sizes) throws IOException {
        List<float[]> arrays = new ArrayList<>();
        try (InputStream in = new BufferedInputStream(stream(name))) {
            for (int size : sizes) {
                arrays.add(floats(in, size));
            }
            if (in.read() >= 0) {
                throw damaged("it holds more weights than its network (" + name + ")", null);
            }
        } catch (ZipException | EOFException e) {
            throw damaged(name + " is damaged: " + e.getMessage(), e);
        }
        return arrays;
    }

    /**
     * Checks that numbers can be there, before room is made for them.
     *
     * @param name of the entry
     * @param count how many there should be
     * @throws StateFormatException if there are more or fewer, or more than a file of this size
     *     holds
     * @throws IOException if it cannot be read
     */
    public void requireFloats(String name, long count) throws IOException {
        long bytes = entry(name).getSize();
        if (bytes != count * Float.BYTES || bytes > mostBytes()) {
            throw damaged(
                    String.format(
                            Locale.ROOT,
                            "it holds %s weights than its network, which has %,d numbers",
                            bytes > count * Float.BYTES ? "more" : "fewer",
                            count),
                    null);
        }
    }

    /**
     * Checks that more than some numbers can be there.
     *
     * @param name of the entry
     * @param count how many there are at least
     * @throws StateFormatException if there are fewer, or more than a file of this size holds
     * @throws IOException if it cannot be read
     */
    public void requireMoreFloats(String name, long count) throws IOException {
        long bytes = entry(name).getSize();
        requireFloats(name, Math.max(count, bytes / Float.BYTES));
    }

    /**
     * Says what is wrong with this file.
     *
     * @param reason the end of a sentence
     * @param cause what noticed it, or null
     * @return an exception to throw
     */
    public StateFormatException damaged(String reason, Throwable cause) {
        return new StateFormatException(file, reason, cause);
    }

    /**
     * Says whether there is an entry.
     *
     * @param name of the entry
     * @return whether it is there
     */
    public boolean has(String name) {
        return zip.getEntry(name) != null;
    }

    /** {@return whether the file has a checksum, which was right} */
    public boolean checked() {
        return zip.getEntry(StateWriter.CHECKSUM) != null;
    }

    @Override
    public void close() throws IOException {
        zip.close();
        if (copy) {
            Files.deleteIfExists(file);
        }
    }

    /**
     * Opens what is in memory, by a temporary copy, which errors name.
     *
     * @param bytes of a file
     * @return the reader, which the caller closes
     * @throws StateFormatException if they are no zip, or its content does not match its checksum
     * @throws IOException if there is no room for the copy
     */
    public static StateReader of(byte[] bytes) throws IOException {
        Path file = Files.createTempFile("received", ".oecl");
        try {
            Files.write(file, bytes);
            return new StateReader(file, true);
        } catch (IOException | RuntimeException | Error e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    private long mostBytes() throws IOException {
        return MAX_TEXT_BYTES + MOST_PACKING * Files.size(file);
    }

    private void requireWhole() throws IOException {
        if (zip.size() > MOST_ENTRIES) {
            throw damaged("it holds " + zip.size() + " entries", null);
        }
        MessageDigest digest = sha256();
        long left = mostBytes();
        for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
            if (!PLAIN.matcher(entry.getName()).matches()) {
                throw damaged(
                        "it holds an entry '" + entry.getName() + "', which is no plain name",
                        null);
            }
            if (checked() && !entry.getName().equals(StateWriter.CHECKSUM)) {
                left -= update(digest, entry.getName(), left);
            }
        }
        String actual = HexFormat.of().formatHex(digest.digest());
        if (checked() && !text(StateWriter.CHECKSUM).equals(actual)) {
            throw damaged("its content does not match its checksum", null);
        }
    }

    private long update(MessageDigest digest, String name, long most) throws IOException {
        byte[] chunk = new byte[CHUNK];
        long bytes = 0;
        try (InputStream in = stream(name)) {
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                digest.update(chunk, 0, count);
                bytes += count;
                if (bytes > most) {
                    throw damaged("it unpacks to far more than its own size", null);
                }
            }
        } catch (ZipException | EOFException e) {
            throw damaged(name + " is damaged: " + e.getMessage(), e);
        }
        return bytes;
    }

    private String text(String name) throws IOException {
        try (InputStream in = stream(name)) {
            byte[] bytes = in.readNBytes(MAX_TEXT_BYTES + 1);
            if (bytes.length > MAX_TEXT_BYTES) {
                throw damaged(name + " is longer than " + MAX_TEXT_BYTES + " bytes", null);
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (ZipException | EOFException e) {
            throw damaged(name + " is damaged: " + e.getMessage(), e);
        }
    }

    private InputStream stream(String name) throws IOException {
        return zip.getInputStream(entry(name));
    }

    private ZipEntry entry(String name) throws StateFormatException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw damaged("it holds no " + name, null);
        }
        return entry;
    }

    private float[] floats(InputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(Math.multiplyExact(count, Float.BYTES));
        if (bytes.length < count * Float.BYTES) {
            throw damaged("it holds fewer weights than its network", null);
        }
        float[] values = new float[count];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw damaged("a weight is " + value, null);
            }
        }
        return values;
    }
}
