// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

import ai.onnxruntime.OrtEnvironment;
import io.github.oecl.data.ImageSet;
import io.github.oecl.detect.Detection;
import io.github.oecl.detect.Detector;
import io.github.oecl.detect.OnnxDetector;
import io.github.oecl.features.TestViews;
import io.github.oecl.image.RgbImage;
import io.github.oecl.method.ImageScores;
import io.github.oecl.method.MethodName;
import io.github.oecl.method.Methods;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Scores images one by one, as a service does, by the library or by an ONNX file. */
final class ServingTask {

    private static final int BLOCK = 16;
    private static final int SIZE = 32;
    private static final int CALIBRATION = 50;

    private ServingTask() {}

    static void run(Settings settings, Turns turns) throws IOException {
        String file = settings.text("file", "");
        if (file.isEmpty()) {
            try (Detector detector = detector(settings)) {
                serve(settings, turns, Ours.software(), detector::detect);
            }
        } else {
            // Nothing here may load PyTorch: its memory would count.
            try (OnnxDetector detector = OnnxDetector.load(Path.of(file))) {
                serve(settings, turns, software(), detector::detect);
            }
        }
    }

    static Detector detector(Settings settings) throws IOException {
        ImageSet normal = images(settings);
        TestViews views = new TestViews(SIZE, 0.08, settings.number("augmented", 8), 1);
        return Detector.builder()
                .setScores(
                        ImageScores.fitted(
                                TrainingTask.model(settings),
                                views,
                                Methods.usual(MethodName.OECL),
                                normal.subset(0)))
                .setCalibrationImages(normal.subset(IntStream.range(0, CALIBRATION).toArray()))
                .optImageSize(SIZE)
                .build();
    }

    private static void serve(
            Settings settings,
            Turns turns,
            Map<String, String> software,
            Function<RgbImage, Detection> detector)
            throws IOException {
        ImageSet images = images(settings);
        turns.ready(software);
        int next = 0;
        for (int rounds = turns.next(); rounds > 0; rounds = turns.next()) {
            for (int i = 0; i < rounds * BLOCK; i++) {
                detector.apply(images.image(next++ % images.size()));
            }
            turns.done((double) rounds * BLOCK);
        }
    }

    private static ImageSet images(Settings settings) throws IOException {
        return BenchData.read(settings.data().resolve("normal.bin"), SIZE, SIZE);
    }

    private static Map<String, String> software() {
        return Map.of(
                "engine",
                "ONNX Runtime " + OrtEnvironment.getEnvironment().getVersion(),
                "jdk",
                System.getProperty("java.version"));
    }
}
