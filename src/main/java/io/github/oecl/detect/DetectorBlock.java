// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.detect;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import io.github.oecl.image.RgbImage;
import java.util.function.Function;

/** A detector as a block of DJL: an image, height x width x 3 bytes, to its score and p-value. */
final class DetectorBlock extends AbstractBlock {

    private final Function<RgbImage, Detection> detector;

    DetectorBlock(Function<RgbImage, Detection> detector) {
        this.detector = detector;
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store,
            NDList inputs,
            boolean training,
            PairList<String, Object> parameters) {
        NDArray pixels = inputs.singletonOrThrow();
        Shape shape = pixels.getShape();
        RgbImage image = RgbImage.of((int) shape.get(1), (int) shape.get(0), pixels.toByteArray());
        Detection detection = detector.apply(image);
        double[] values = {detection.score(), detection.pValue()};
        return new NDList(pixels.getManager().create(values));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {new Shape(2)};
    }

    /** The detector has its weights already. */
    @Override
    public void initialize(NDManager manager, DataType dataType, Shape... inputShapes) {}
}
