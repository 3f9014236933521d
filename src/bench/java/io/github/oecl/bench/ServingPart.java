// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

import io.github.oecl.detect.Detector;
import io.github.oecl.detect.OnnxExport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Images that come one by one: a detector here, and its ONNX file on ONNX Runtime. */
final class ServingPart {

    static final String ONNX = "ONNX Runtime";

    private static final String[] NETWORKS = {"COMPACT", "RESNET18_CIFAR"};

    /** One clean view, and the nine of the recorded runs. */
    private static final int[] AUGMENTED = {0, 8};

    private ServingPart() {}

    static List<Measurement> run(Bench bench) throws IOException {
        List<Measurement> all = new ArrayList<>();
        for (String network : bench.quick() ? new String[] {"COMPACT"} : NETWORKS) {
            for (int augmented : AUGMENTED) {
                Settings settings = bench.settings("net=" + network, "augmented=" + augmented);
                Path file = bench.data().resolve(network + "-" + augmented + ".onnx");
                try (Detector detector = ServingTask.detector(settings)) {
                    OnnxExport.write(detector, file);
                }
                int rounds = network.equals("COMPACT") ? 20 : 2;
                all.addAll(
                        bench.contest(
                                "images one by one",
                                "serving",
                                settings,
                                "images/s",
                                rounds,
                                rounds,
                                7,
                                List.of(
                                        Contender.ours(Contender.OURS),
                                        Contender.ours(ONNX, "file=" + file))));
            }
        }
        return all;
    }
}
