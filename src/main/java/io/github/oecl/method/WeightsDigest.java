// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import ai.djl.nn.Parameter;
import io.github.oecl.io.internal.Checksum;
import io.github.oecl.model.OeclModel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * The SHA-256 of all weights and running statistics of a network: what is fitted to the features of
 * a frozen network goes with these weights and no others.
 */
final class WeightsDigest {

    private WeightsDigest() {}

    static String of(OeclModel model) {
        MessageDigest digest = Checksum.sha256();
        for (Parameter parameter : model.parameters()) {
            float[] values = parameter.getArray().toFloatArray();
            ByteBuffer bytes =
                    ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(values);
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
