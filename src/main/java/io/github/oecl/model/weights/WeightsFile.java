// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.weights;

import ai.djl.nn.Parameter;
import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.oecl.io.internal.OutputFile;
import io.github.oecl.model.OeclModel;
import io.github.oecl.model.engine.internal.Library;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes weights for PyTorch, as a safetensors file. A residual network has torchvision's names
 * ({@code layer1.0.conv1.weight}, {@code num_batches_tracked} included), with the projection head
 * in the place of {@code fc}: a {@code torchvision.models.resnet18()} whose {@code fc} is {@code
 * Sequential(Linear, BatchNorm1d, ReLU, Linear)} loads it with {@code strict=True}. Other heads are
 * below {@code heads}, and a block of one's own has the names of {@link
 * OeclModel#namedParameters()}. Inputs are in [0, 1], standardised by the metadata's {@code mean}
 * and {@code std}. {@link WeightsReader} reads it again.
 */
public final class WeightsFile {

    static final String ARCHITECTURE = "oecl.architecture";

    private static final int ALIGNMENT = 8;

    private WeightsFile() {}

    /**
     * Writes the weights and running statistics of a model.
     *
     * @param model the model
     * @param out where to; an existing file is replaced, and is as it was if this fails
     * @throws IOException if it cannot be written, or a weight is not finite
     */
    public static void write(OeclModel model, Path out) throws IOException {
        byte[] header = header(model, TorchNames.of(model));
        OutputFile.at(out).write(stream -> write(model, header, stream));
    }

    /**
     * Returns the weights and running statistics of a model by the names of the file.
     *
     * @param model the model
     * @return copies, in the usual order of their shapes
     */
    public static Map<String, float[]> named(OeclModel model) {
        Map<String, float[]> named = new LinkedHashMap<>();
        Iterator<TensorShape> name = TorchNames.of(model).iterator();
        model.parameters()
                .forEach(each -> named.put(name.next().name(), each.getArray().toFloatArray()));
        return named;
    }

    /** Counters come first, which are of eight bytes, so that all numbers are aligned. */
    private static void write(OeclModel model, byte[] header, OutputStream out) throws IOException {
        ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        out.write(length.putLong(header.length).array());
        out.write(header);
        List<TensorShape> names = TorchNames.of(model);
        out.write(new byte[Long.BYTES * counters(model, names).size()]);
        Iterator<TensorShape> name = names.iterator();
        for (Parameter each : model.parameters()) {
            out.write(bytes(name.next().name(), each.getArray().toFloatArray()));
        }
    }

    private static byte[] bytes(String name, float[] numbers) throws IOException {
        ByteBuffer bytes =
                ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float number : numbers) {
            if (!Float.isFinite(number)) {
                throw new IOException(
                        "The weights of " + name + " are not finite, so they are not written");
            }
            bytes.putFloat(number);
        }
        return bytes.array();
    }

    private static byte[] header(OeclModel model, List<TensorShape> names) {
        JsonObject header = new JsonObject();
        header.add("__metadata__", metadata(model));
        long place = 0;
        for (String counter : counters(model, names)) {
            place = add(header, new TensorShape(counter, List.of()), "I64", Long.BYTES, place);
        }
        for (TensorShape each : names) {
            place = add(header, each, "F32", (long) each.size() * Float.BYTES, place);
        }
        String json = header.toString();
        int bytes = json.getBytes(StandardCharsets.UTF_8).length;
        int padding = (ALIGNMENT - bytes % ALIGNMENT) % ALIGNMENT;
        return (json + " ".repeat(padding)).getBytes(StandardCharsets.UTF_8);
    }

    /** A block of one's own is no module of PyTorch's, and has none. */
    private static List<String> counters(OeclModel model, List<TensorShape> names) {
        return model.architecture().block() != null
                ? List.of()
                : names.stream()
                        .map(TensorShape::name)
                        .filter(name -> name.endsWith("." + TorchNames.VARIANCE))
                        .map(TorchNames::counter)
                        .toList();
    }

    private static long add(
            JsonObject header, TensorShape tensor, String type, long bytes, long place) {
        JsonArray shape = new JsonArray();
        tensor.shape().forEach(shape::add);
        JsonArray offsets = new JsonArray();
        offsets.add(place);
        offsets.add(place + bytes);
        JsonObject entry = new JsonObject();
        entry.addProperty("dtype", type);
        entry.add("shape", shape);
        entry.add("data_offsets", offsets);
        header.add(tensor.name(), entry);
        return place + bytes;
    }

    private static JsonObject metadata(OeclModel model) {
        Gson gson = new Gson();
        JsonObject metadata = new JsonObject();
        metadata.addProperty("format", "pt");
        metadata.addProperty("mean", gson.toJson(model.architecture().mean()));
        metadata.addProperty("std", gson.toJson(model.architecture().std()));
        metadata.addProperty(ARCHITECTURE, gson.toJson(model.architecture()));
        metadata.addProperty("oecl.version", Library.current().version());
        return metadata;
    }
}
