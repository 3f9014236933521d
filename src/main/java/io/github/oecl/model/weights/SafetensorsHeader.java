// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.weights;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import io.github.oecl.io.internal.StateFormatException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a safetensors file says that it holds. It comes from outside: lengths, counts, shapes and
 * places are checked against each other and against the file before room is made for anything.
 *
 * @param tensors by name, in the order of the file
 * @param metadata the file's own texts
 */
record SafetensorsHeader(Map<String, Tensor> tensors, Map<String, String> metadata) {

    private static final String METADATA = "__metadata__";
    private static final int MOST_TENSORS = 100_000;
    private static final int MOST_AXES = 8;
    private static final int MOST_NAME = 1024;

    /**
     * An array of the file.
     *
     * @param name of it
     * @param type of its numbers, such as F32
     * @param shape of it
     * @param begin where it begins in the data
     * @param end where it ends there
     */
    record Tensor(String name, String type, List<Long> shape, long begin, long end) {

        /** How many bytes a number of a known type has; 0 for another type. */
        static int bytes(String type) {
            return switch (type) {
                case "F64", "I64", "U64" -> 8;
                case "F32", "I32", "U32" -> 4;
                case "F16", "BF16", "I16", "U16" -> 2;
                case "I8", "U8", "BOOL" -> 1;
                default -> 0;
            };
        }
    }

    /** Parses a header and checks it against the number of bytes that follow it. */
    static SafetensorsHeader parse(Path file, String json, long dataBytes) throws IOException {
        try (JsonReader in = new JsonReader(new StringReader(json))) {
            SafetensorsHeader header = new Parser(file, in).header();
            requireTiled(file, header.tensors.values(), dataBytes);
            return header;
        } catch (MalformedJsonException
                | EOFException
                | IllegalStateException
                | NumberFormatException e) {
            throw new StateFormatException(
                    file, "its header is no JSON of safetensors: " + e.getMessage(), e);
        }
    }

    /** Arrays lie one after the other, without overlap or gap, to the end of the file. */
    private static void requireTiled(Path file, Iterable<Tensor> tensors, long dataBytes)
            throws IOException {
        List<Tensor> byPlace = new ArrayList<>();
        tensors.forEach(byPlace::add);
        byPlace.sort(Comparator.comparingLong(Tensor::begin).thenComparingLong(Tensor::end));
        long end = 0;
        for (Tensor each : byPlace) {
            if (each.begin != end) {
                throw new StateFormatException(
                        file,
                        "%s begins at byte %s, and the array before it ends at %s"
                                .formatted(each.name, each.begin, end),
                        null);
            }
            end = each.end;
        }
        if (end != dataBytes) {
            throw new StateFormatException(
                    file,
                    "its arrays take %s bytes, and there are %s: it is cut off or has more"
                            .formatted(end, dataBytes),
                    null);
        }
    }

    /** Goes through the JSON once, and never deeper than such a header is. */
    private record Parser(Path file, JsonReader in) {

        SafetensorsHeader header() throws IOException {
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            Map<String, String> metadata = new LinkedHashMap<>();
            boolean told = false;
            in.beginObject();
            while (in.hasNext()) {
                String name = in.nextName();
                if (name.equals(METADATA)) {
                    require(!told, "it has " + METADATA + " twice");
                    told = true;
                    readMetadata(metadata);
                } else {
                    require(name.length() <= MOST_NAME, "an array has a name of over 1024 letters");
                    require(
                            tensors.put(name, tensor(name)) == null,
                            "it has the array " + name + " twice");
                    require(
                            tensors.size() <= MOST_TENSORS,
                            "it has more than " + MOST_TENSORS + " arrays");
                }
            }
            in.endObject();
            require(in.peek() == JsonToken.END_DOCUMENT, "its header has more than one object");
            return new SafetensorsHeader(
                    Collections.unmodifiableMap(tensors), Collections.unmodifiableMap(metadata));
        }

        private void readMetadata(Map<String, String> metadata) throws IOException {
            in.beginObject();
            while (in.hasNext()) {
                String key = in.nextName();
                require(in.peek() == JsonToken.STRING, METADATA + "'s " + key + " is no text");
                require(
                        metadata.put(key, in.nextString()) == null,
                        METADATA + " has " + key + " twice");
            }
            in.endObject();
        }

        private Tensor tensor(String name) throws IOException {
            String type = null;
            List<Long> shape = null;
            List<Long> offsets = null;
            in.beginObject();
            while (in.hasNext()) {
                String key = in.nextName();
                switch (key) {
                    case "dtype" -> {
                        require(type == null, name + " has dtype twice");
                        type = in.nextString();
                    }
                    case "shape" -> {
                        require(shape == null, name + " has shape twice");
                        shape = numbers(name, MOST_AXES);
                    }
                    case "data_offsets" -> {
                        require(offsets == null, name + " has data_offsets twice");
                        offsets = numbers(name, 2);
                    }
                    default -> require(false, name + " has an unknown entry " + key);
                }
            }
            in.endObject();
            require(
                    type != null && shape != null && offsets != null && offsets.size() == 2,
                    name + " lacks dtype, shape or data_offsets");
            Tensor tensor = new Tensor(name, type, shape, offsets.get(0), offsets.get(1));
            requireSize(tensor);
            return tensor;
        }

        private List<Long> numbers(String name, int most) throws IOException {
            List<Long> numbers = new ArrayList<>();
            in.beginArray();
            while (in.hasNext()) {
                require(numbers.size() < most, name + " has more than " + most + " numbers a list");
                require(in.peek() == JsonToken.NUMBER, name + " has text where numbers belong");
                long number = in.nextLong();
                require(number >= 0, name + " has a negative size or place: " + number);
                numbers.add(number);
            }
            in.endArray();
            return List.copyOf(numbers);
        }

        private void requireSize(Tensor tensor) throws IOException {
            int bytes = Tensor.bytes(tensor.type);
            require(bytes > 0, tensor.name + " is of the type " + tensor.type + ", unknown here");
            long size = bytes;
            try {
                for (long axis : tensor.shape) {
                    size = Math.multiplyExact(size, axis);
                }
            } catch (ArithmeticException e) {
                throw new StateFormatException(
                        file, tensor.name + " is impossibly large: " + tensor.shape, e);
            }
            require(
                    tensor.end >= tensor.begin && tensor.end - tensor.begin == size,
                    "%s of shape %s and type %s takes %s bytes, and its place is %s to %s"
                            .formatted(
                                    tensor.name,
                                    tensor.shape,
                                    tensor.type,
                                    size,
                                    tensor.begin,
                                    tensor.end));
        }

        private void require(boolean holds, String reason) throws IOException {
            if (!holds) {
                throw new StateFormatException(file, reason, null);
            }
        }
    }
}
