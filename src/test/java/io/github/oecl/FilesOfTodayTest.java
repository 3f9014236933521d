// SPDX-License-Identifier: Apache-2.0
package io.github.oecl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import io.github.oecl.detect.Detector;
import io.github.oecl.detect.DetectorFile;
import io.github.oecl.grid.Grid;
import io.github.oecl.image.ImageDecoder;
import io.github.oecl.method.OodScore;
import io.github.oecl.method.Scored;
import io.github.oecl.model.ModelFile;
import io.github.oecl.model.OeclModel;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.RunResult;
import io.github.oecl.run.trajectory.TrajectoryRun;
import io.github.oecl.train.CheckpointTestAccess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file of every kind as versions before this one wrote it, which every later one must open. These
 * files are never made anew: where a format changes, one of it is put beside them.
 * ResumeSettingsTest resumes from an older checkpoint, of 0.1.
 */
class FilesOfTodayTest {

    @TempDir Path folder;

    @Test
    void aModel() throws IOException {
        Path file = file("model.oecl");
        try (OeclModel model = ModelFile.load(file, Device.cpu())) {
            double sum = 0;
            int count = 0;
            for (var parameter : model.parameters()) {
                for (float weight : parameter.getArray().toFloatArray()) {
                    sum += Math.abs(weight);
                    count++;
                }
            }
            assertEquals(5434, count);
            assertEquals(497.1352098496618, sum, 1e-9);
        }
        assertEquals(Map.of("by", "test"), ModelFile.notes(file));
    }

    /** Since 0.2 a model's file names its parameters. */
    @Test
    void aModelWithNamedParameters() throws IOException {
        Path file = file("model-named.oecl");
        try (OeclModel model = ModelFile.load(file, Device.cpu())) {
            var first = model.namedParameters().get("backbone.01Conv2d_weight").getArray();
            assertEquals(27, first.size());
            float[] bias =
                    model.namedParameters().get("heads.logit.bias").getArray().toFloatArray();
            assertEquals(1, bias.length);
            assertTrue(bias[0] != 0 && Math.abs(bias[0]) <= 0.5, "within 1/sqrt(4): " + bias[0]);
        }
        assertEquals(Map.of("made", "with names"), ModelFile.notes(file));
    }

    @Test
    void aDetector() throws IOException {
        try (Detector detector = DetectorFile.load(file("detector.oecl"), Device.cpu())) {
            assertEquals(5, detector.calibration().size());
            assertEquals(ImageDecoder.withDefaults(), detector.decoder());
            var detection = detector.detect(Scored.noise("new", 1).image(0));
            assertEquals(1.0004862362216547, detection.score(), 1e-4);
        }
    }

    @Test
    void aCheckpoint() throws IOException {
        CheckpointTestAccess.read(file("checkpoint.oecl"));
    }

    @Test
    void aResult() throws IOException {
        RunResult result = RunResult.read(file("result.json"));
        assertEquals("good", result.provenance().engineCheck());
        assertEquals("synthetic-cells?train=64&test=16", result.config().data().dataset());
        assertNotNull(RunConfig.read(file("result.json")));
    }

    /** What a file of 0.1 does not tell is unknown. */
    @Test
    void aResultOf01() throws IOException {
        RunResult result = RunResult.read(file("result-0.1.json"));
        assertEquals("development build", result.provenance().library());
        assertEquals("unknown", result.provenance().numerics());
        assertEquals("unknown", result.provenance().engineCheck());
        assertEquals(64, result.config().data().few().k());
        assertEquals(
                result.measured().get(OodScore.LOGIT).metrics().auroc(),
                result.auroc(result.headlineScore()));
    }

    @Test
    void aGrid() throws IOException {
        assertEquals(12, Grid.read(file("quick.grid.json")).runs().size());
    }

    @Test
    void aTrajectory() throws IOException {
        TrajectoryRun run = TrajectoryRun.read(file("trajectory.csv"));
        assertEquals(16, run.cost().steps());
        assertEquals(3, run.separations().size());
        assertEquals(2, run.followed().views());
    }

    private Path file(String name) throws IOException {
        Path copy = folder.resolve(name);
        try (InputStream in = getClass().getResourceAsStream("/before/" + name)) {
            Files.write(copy, in.readAllBytes());
        }
        return copy;
    }
}
