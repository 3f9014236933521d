// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import io.github.oecl.data.ImageSet;
import io.github.oecl.data.synthetic.SyntheticImages;
import io.github.oecl.detect.Detection;
import io.github.oecl.detect.Detector;
import io.github.oecl.detect.DetectorFile;
import io.github.oecl.detect.OnnxDetector;
import io.github.oecl.image.RgbImage;
import io.github.oecl.model.Backbone;
import io.github.oecl.model.ModelFile;
import io.github.oecl.model.OeclModel;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The way of a network out of the library and back, as a user goes it. */
class ExchangeCommandsTest {

    private static final ImageSet CARS = SyntheticImages.objects(60, 1, 0).train().ofClasses("car");

    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aDetectorIsScoredOutside() throws IOException, InterruptedException {
        writeImages();
        assertEquals(
                0,
                oecl(
                        "train",
                        path("normal"),
                        "--preset",
                        "smoke",
                        "--shift",
                        "rotation",
                        "--epochs",
                        "1",
                        "--out",
                        path("m.oecl")),
                err::toString);
        String[] export = {
            "export",
            path("m.oecl"),
            "--format",
            "onnx",
            "--normal",
            path("normal"),
            "--out",
            path("m.onnx")
        };
        assertEquals(0, oecl(export), err::toString);
        assertTrue(
                out.toString().contains("of 30 images, the others were trained on"), out::toString);
        assertEquals(1, oecl(export));
        assertTrue(err.toString().contains("There is already a file"), err::toString);
        try (OnnxDetector onnx = OnnxDetector.load(folder.resolve("m.onnx"));
                Detector detector = DetectorFile.load(folder.resolve("m.oecl"), Device.cpu())) {
            RgbImage image = CARS.image(40);
            Detection here = detector.detect(image);
            assertEquals(here.score(), onnx.detect(image).score(), 1e-5 * here.score());
            Path file = folder.resolve("new.png");
            Files.write(file, image.png());
            Detection clean = onnx.detectClean(image);
            assertEquals(
                    String.format(
                            Locale.ROOT, "score %.4f, p-value %.4f", clean.score(), clean.pValue()),
                    program(path("m.onnx"), file.toString()));
        }
    }

    /** The program of the documentation, which knows nothing of this library. */
    private static String program(String... arguments) throws IOException, InterruptedException {
        String jars =
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(each -> each.contains("onnxruntime"))
                        .collect(Collectors.joining(File.pathSeparator));
        assertFalse(jars.isEmpty());
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                jars,
                                "notebooks/use/OnnxScore.java",
                                arguments[0],
                                arguments[1])
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        return text.strip();
    }

    @Test
    void weightsComeBackAsADetector() throws IOException {
        writeImages();
        try (OeclModel model =
                OeclModel.builder()
                        .setBackbone(Backbone.COMPACT)
                        .optWidth(4)
                        .optDevice(Device.cpu())
                        .build()) {
            ModelFile.save(model, Map.of(), folder.resolve("model.oecl"));
        }
        assertEquals(
                0,
                oecl(
                        "export",
                        path("model.oecl"),
                        "--format",
                        "safetensors",
                        "--out",
                        path("w.safetensors")),
                err::toString);
        assertEquals(
                0,
                oecl(
                        "import",
                        path("w.safetensors"),
                        "--normal",
                        path("normal"),
                        "--out",
                        path("back.oecl")),
                err::toString);
        assertEquals(
                0,
                oecl(
                        "score",
                        path("back.oecl"),
                        path("normal"),
                        "--level",
                        "0.1",
                        "--csv",
                        path("s.csv")),
                err::toString);
        assertEquals(0, oecl("import", path("w.safetensors"), "--out", path("plain.oecl")));
        ModelFile.load(folder.resolve("plain.oecl"), Device.cpu()).close();
        assertEquals(1, oecl("import", path("plain.oecl"), "--out", path("x.oecl")));
        assertTrue(err.toString().contains("Pickles can run code"), err::toString);
        assertEquals(
                1, oecl("export", path("plain.oecl"), "--format", "onnx", "--out", path("p.onnx")));
        assertTrue(err.toString().contains("by --size"), err::toString);
        assertEquals(
                0,
                oecl(
                        "export",
                        path("plain.oecl"),
                        "--format",
                        "onnx",
                        "--size",
                        "32",
                        "--out",
                        path("p.onnx")),
                err::toString);
    }

    private void writeImages() throws IOException {
        Path normal = Files.createDirectories(folder.resolve("normal"));
        for (int i = 0; i < 30; i++) {
            Files.write(normal.resolve(i + ".png"), CARS.image(i).png());
        }
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private int oecl(String... arguments) {
        CommandLine command = Oecl.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }
}
