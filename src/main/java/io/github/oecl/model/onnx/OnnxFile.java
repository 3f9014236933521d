// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.onnx;

import ai.onnx.proto.OnnxMl;
import io.github.oecl.io.internal.OutputFile;
import io.github.oecl.model.OeclModel;
import io.github.oecl.model.engine.internal.Library;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a model as an ONNX graph. It takes {@value #IMAGES}, uint8, batch x size x size x 3, RGB,
 * and makes {@value #PROJECTION}, batch x embedding, {@value #BACKBONE}, batch x features, {@value
 * #NORM}, the norm of the projection, and an output for each further head. Inputs are standardised
 * inside, and batch norm is folded. The libraries' sums differ in their order, so that the features
 * agree with {@link OeclModel#inferenceModel} to about a millionth of the largest.
 */
public final class OnnxFile {

    /** The input: images, uint8, batch x size x size x 3, RGB. */
    public static final String IMAGES = "images";

    /** The output that contrastive learning trains, not normalised. */
    public static final String PROJECTION = "projection";

    /** The pooled feature before the projection head. */
    public static final String BACKBONE = "backbone";

    /** The norm of the projection. */
    public static final String NORM = "norm";

    /** How near the projection is to the origin, 1 - sqrt(norm^2 + 1): HSC's score of a view. */
    public static final String NEARNESS = "nearness";

    /** What the name of a linear head's output begins with. */
    public static final String HEADS = "heads.";

    private static final int MOST_SIZE = 4096;

    /** A message of Protocol Buffers has at most 2 GiB. */
    private static final long MOST_WEIGHTS = (1L << 29) - (1 << 20);

    private OnnxFile() {}

    /**
     * Writes a model.
     *
     * @param model one of the library's residual networks
     * @param size the side of the images in pixels
     * @param metadata texts by name for whoever uses the graph
     * @param out where to; an existing file is replaced, and is as it was if this fails
     * @throws IllegalArgumentException if the network is a block of one's own, the size is out of
     *     its range, or the network is too large for the format
     * @throws IOException if it cannot be written
     */
    public static void write(OeclModel model, int size, Map<String, String> metadata, Path out)
            throws IOException {
        requirePossible(model, size);
        OnnxMl.ModelProto.Builder file =
                OnnxMl.ModelProto.newBuilder()
                        .setIrVersion(GraphBuilder.FORMAT)
                        .setProducerName("oecl")
                        .setProducerVersion(Library.current().version())
                        .addOpsetImport(
                                OnnxMl.OperatorSetIdProto.newBuilder()
                                        .setVersion(GraphBuilder.OPERATORS))
                        .setGraph(EncoderGraph.of(model, size));
        new TreeMap<>(metadata)
                .forEach(
                        (key, value) ->
                                file.addMetadataProps(
                                        OnnxMl.StringStringEntryProto.newBuilder()
                                                .setKey(key)
                                                .setValue(value)));
        OutputFile.at(out).write(file.build()::writeTo);
    }

    private static void requirePossible(OeclModel model, int size) {
        if (model.architecture().block() != null) {
            throw new IllegalArgumentException(
                    ("The backbone is a block of your own, \"%s\", whose parts are not known here:"
                                    + " the library's residual networks can be written as ONNX."
                                    + " Its weights can be written as safetensors")
                            .formatted(model.architecture().block().name()));
        }
        if (size < 1 || size > MOST_SIZE) {
            throw new IllegalArgumentException(
                    "The side of the images must be 1 to %s pixels, not %s"
                            .formatted(MOST_SIZE, size));
        }
        if (model.parameterCount() > MOST_WEIGHTS) {
            throw new IllegalArgumentException(
                    "The network has %s weights, more than a file of ONNX holds (%s)"
                            .formatted(model.parameterCount(), MOST_WEIGHTS));
        }
    }
}
