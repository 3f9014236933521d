// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.detect;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.modality.cv.Image;
import io.github.oecl.image.RgbImage;
import java.util.function.Function;

/** A predictor of DJL around whatever scores an image. */
final class DetectorPredictor extends Predictor<Image, Detection> {

    private final Model shell;

    private DetectorPredictor(Model shell, Device device) {
        super(shell, new DetectorTranslator(), device, false);
        this.shell = shell;
    }

    static DetectorPredictor of(Function<RgbImage, Detection> detector, Device device) {
        Model shell = Model.newInstance("detector", device);
        shell.setBlock(new DetectorBlock(detector));
        return new DetectorPredictor(shell, device);
    }

    @Override
    public void close() {
        super.close();
        shell.close();
    }
}
