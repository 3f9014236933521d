// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.detect;

import io.github.oecl.method.ImageScores;
import io.github.oecl.method.MethodName;
import io.github.oecl.method.Methods;
import io.github.oecl.method.OodMethod;
import io.github.oecl.method.Scored;
import io.github.oecl.model.OeclModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Writes a detector for tests of all readers. */
public final class DetectorTestAccess {

    private DetectorTestAccess() {}

    /** Writes a detector that goes by CSI's score, which has all parts. */
    public static void write(Path file) throws IOException {
        OodMethod method = Methods.usual(MethodName.CSI);
        OeclModel model = Scored.model(method);
        try (Detector detector =
                Detector.builder()
                        .setScores(
                                ImageScores.fitted(
                                        model, Scored.VIEWS, method, Scored.noise("training", 4)))
                        .setCalibrationImages(Scored.noise("calibration", 5))
                        .optImageSize(8)
                        .optTruePositiveRate(0.8)
                        .optNotes(Map.of("by", "test"))
                        .build()) {
            DetectorFile.save(detector, file);
        }
    }
}
