// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.weights;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Puts safetensors files together that others have written, or nobody should. */
final class SafetensorsBytes {

    private final List<String> entries = new ArrayList<>();
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();

    static byte[] of(String header, int dataBytes) {
        return of(header, new byte[dataBytes]);
    }

    private static byte[] of(String header, byte[] data) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + json.length + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .put(data)
                .array();
    }

    SafetensorsBytes floats(String name, List<Long> shape, float[] values) {
        ByteBuffer bytes =
                ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return add(name, "F32", shape, bytes.array());
    }

    SafetensorsBytes add(String name, String type, List<Long> shape, byte[] bytes) {
        entries.add(
                "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%s,%s]}"
                        .formatted(name, type, shape, data.size(), data.size() + bytes.length));
        data.writeBytes(bytes);
        return this;
    }

    byte[] bytes() {
        return of("{" + String.join(",", entries) + "}", data.toByteArray());
    }
}
