// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.detect;

import ai.djl.modality.cv.Image;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;
import io.github.oecl.image.RgbImage;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;

/** Between DJL's images and a detector. Images of a predictor may have different sizes. */
final class DetectorTranslator implements NoBatchifyTranslator<Image, Detection> {

    /** Makes the translator. */
    public DetectorTranslator() {}

    @Override
    public NDList processInput(TranslatorContext context, Image input) {
        if (!(input.getWrappedImage() instanceof BufferedImage buffered)) {
            throw new IllegalArgumentException(
                    "The image wraps a "
                            + input.getWrappedImage().getClass().getName()
                            + ", not a BufferedImage: make it with DJL's BufferedImageFactory");
        }
        RgbImage image = RgbImage.of(buffered);
        Shape shape = new Shape(image.height(), image.width(), RgbImage.CHANNELS);
        return new NDList(
                context.getNDManager()
                        .create(ByteBuffer.wrap(image.toBytes()), shape, DataType.UINT8));
    }

    @Override
    public Detection processOutput(TranslatorContext context, NDList list) {
        NDArray values = list.singletonOrThrow();
        return new Detection(values.getDouble(0), values.getDouble(1));
    }
}
