// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.detect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import io.github.oecl.method.Scored;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Detectors that were saved before methods could be added. */
class EarlierDetectorTest {

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"norm", "csi"})
    void saysWhatItSaidAndIsSavedAsItWas(String rule) throws IOException {
        Path file = folder.resolve("before.oecl");
        try (InputStream in =
                getClass().getResourceAsStream("/before/detector-" + rule + ".oecl")) {
            Files.copy(in, file);
        }
        Path again = folder.resolve("again.oecl");
        try (Detector detector = DetectorFile.load(file, Device.cpu())) {
            double[] now =
                    detector.detect(Scored.noise("calibration", 5)).stream()
                            .mapToDouble(Detection::score)
                            .sorted()
                            .toArray();
            // The file has the scores that these images had when it was made.
            assertArrayEquals(detector.calibration().scores(), now, 1e-5);
            DetectorFile.save(detector, again);
        }
        for (String entry : new String[] {"scores.json", "detector.json"}) {
            assertEquals(text(file, entry), text(again, entry));
        }
    }

    private static String text(Path file, String entry) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile());
                InputStream in = zip.getInputStream(zip.getEntry(entry))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
