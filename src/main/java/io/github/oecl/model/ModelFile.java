// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A model on disk: a zip of {@code model.json}, the format's version, the architecture and notes of
 * the caller, and {@code weights.f32}, every parameter as little-endian float32 in the order of
 * {@link OeclModel#parameters()}. No Java serialisation, so that a file from elsewhere can do no
 * harm and another language can read it.
 */
public final class ModelFile {

    private static final int VERSION = 1;
    private static final int MAX_HEADER_BYTES = 1 << 20;
    private static final String HEADER = "model.json";
    private static final String WEIGHTS = "weights.f32";
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

    private ModelFile() {}

    private record Header(int version, Architecture architecture, Map<String, String> notes) {}

    /**
     * Saves a model. The file is complete or it is not there: it is written beside its place and
     * then moved.
     *
     * @param model the model
     * @param notes what the caller wants to find again, such as how the model was trained
     * @param file where to; an existing file is replaced
     * @throws IOException if it cannot be written
     */
    public static void save(OeclModel model, Map<String, String> notes, Path file)
            throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft));
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                Header header = new Header(VERSION, model.architecture(), new TreeMap<>(notes));
                zip.putNextEntry(new ZipEntry(HEADER));
                zip.write(GSON.toJson(header).getBytes(StandardCharsets.UTF_8));
                zip.putNextEntry(new ZipEntry(WEIGHTS));
                for (Parameter parameter : model.parameters()) {
                    zip.write(bytes(parameter.getArray().toFloatArray()));
                }
            }
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /**
     * Loads a model.
     *
     * @param file a file of {@link #save}
     * @param device where the model is to compute
     * @return the model, which the caller closes
     * @throws ModelFormatException if the file is not a whole model of this format
     * @throws IOException if it cannot be read
     */
    public static OeclModel load(Path file, Device device) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            OeclModel model = new OeclModel(header(zip, file).architecture(), 0, device);
            try (InputStream in = new BufferedInputStream(entry(zip, WEIGHTS, file))) {
                readWeights(model, in, file);
                return model;
            } catch (IOException | RuntimeException e) {
                model.close();
                throw e;
            }
        } catch (ZipException e) {
            throw new ModelFormatException(file, "it is no zip, or a damaged one", e);
        }
    }

    /**
     * Reads what was noted when a model was saved.
     *
     * @param file a file of {@link #save}
     * @return the notes
     * @throws ModelFormatException if the file is not a model of this format
     * @throws IOException if it cannot be read
     */
    public static Map<String, String> notes(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return Map.copyOf(header(zip, file).notes());
        } catch (ZipException e) {
            throw new ModelFormatException(file, "it is no zip, or a damaged one", e);
        }
    }

    private static Header header(ZipFile zip, Path file) throws IOException {
        String json;
        try (InputStream in = entry(zip, HEADER, file)) {
            json = new String(in.readNBytes(MAX_HEADER_BYTES), StandardCharsets.UTF_8);
        }
        try {
            Header header = GSON.fromJson(json, Header.class);
            if (header == null || header.version() != VERSION) {
                throw new ModelFormatException(
                        file,
                        "its format version is "
                                + (header == null ? "missing" : header.version())
                                + "; this library reads version "
                                + VERSION,
                        null);
            }
            if (header.architecture() == null || header.notes() == null) {
                throw new ModelFormatException(file, HEADER + " lacks a part", null);
            }
            return header;
        } catch (JsonParseException | IllegalArgumentException e) {
            throw new ModelFormatException(file, HEADER + " is damaged: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            // Gson wraps what a record's constructor throws.
            String reason = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
            throw new ModelFormatException(file, HEADER + " is damaged: " + reason, e);
        }
    }

    private static InputStream entry(ZipFile zip, String name, Path file) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new ModelFormatException(file, "it holds no " + name, null);
        }
        return zip.getInputStream(entry);
    }

    private static void readWeights(OeclModel model, InputStream in, Path file) throws IOException {
        try (NDManager scratch = model.newManager()) {
            for (Parameter parameter : model.parameters()) {
                NDArray target = parameter.getArray();
                float[] values = floats(in, Math.toIntExact(target.size()), file);
                // Copied as an array of the usual order: the target keeps its own layout.
                scratch.create(values, target.getShape()).copyTo(target);
            }
        }
        if (in.read() >= 0) {
            throw new ModelFormatException(file, "it holds more weights than its network", null);
        }
    }

    private static float[] floats(InputStream in, int count, Path file) throws IOException {
        byte[] bytes = in.readNBytes(count * Float.BYTES);
        if (bytes.length < count * Float.BYTES) {
            throw new ModelFormatException(file, "it holds fewer weights than its network", null);
        }
        float[] values = new float[count];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new ModelFormatException(file, "a weight is " + value, null);
            }
        }
        return values;
    }

    private static byte[] bytes(float[] values) {
        ByteBuffer buffer =
                ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(values);
        return buffer.array();
    }
}
