// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.core.Linear;
import ai.djl.repository.zoo.Criteria;
import io.github.oecl.image.ImageDecoder;
import io.github.oecl.image.RgbImage;
import io.github.oecl.model.Backbone;
import io.github.oecl.model.ModelFile;
import io.github.oecl.model.OeclModel;
import io.github.oecl.norm.NormStatistics;
import io.github.oecl.norm.NormTrajectory;
import io.github.oecl.plot.Results;
import io.github.oecl.plot.internal.InteractivePage;
import io.github.oecl.plot.paper.PaperFigures;
import io.github.oecl.run.RunResult;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import tech.tablesaw.api.Table;

/**
 * Calls whatever of the library, and of what it brings, a kernel's jar could stand before: in a
 * Java machine with that jar first (KernelJarIT), or in a cell. Public for the cell.
 */
public final class InKernelProbe {

    /** One thing to try in an empty folder of its own. */
    private interface Part {
        void run(Path folder) throws Exception;
    }

    private static final Map<String, Part> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("results", InKernelProbe::results);
        PARTS.put("trajectories", InKernelProbe::trajectories);
        PARTS.put("unpacking", InKernelProbe::unpacking);
        PARTS.put("model files", InKernelProbe::modelFiles);
        PARTS.put("DJL's models", InKernelProbe::djlModels);
        PARTS.put("DJL's arrays", InKernelProbe::djlArrays);
        PARTS.put("tables", InKernelProbe::tables);
        PARTS.put("interactive figures", InKernelProbe::interactiveFigures);
        PARTS.put("images", InKernelProbe::images);
    }

    private InKernelProbe() {}

    /** Runs all parts; prints "NAME: works" or the error of each. */
    public static void main(String... none) throws IOException {
        System.out.print(run());
    }

    /** Runs all parts; returns a line of each. */
    public static String run() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<String, Part> part : PARTS.entrySet()) {
            Path folder = Files.createTempDirectory("probe");
            lines.append(part.getKey()).append(": ");
            try {
                part.getValue().run(folder);
                lines.append("works\n");
            } catch (Exception | Error e) {
                lines.append(e).append('\n');
            } finally {
                delete(folder);
            }
        }
        return lines.toString();
    }

    private static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static void expect(boolean condition, String what) {
        if (!condition) {
            throw new IllegalStateException("wrong: " + what);
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = InKernelProbe.class.getResourceAsStream("/kernels/" + name)) {
            return in.readAllBytes();
        }
    }

    private static void results(Path folder) throws IOException {
        RunResult written = Results.perfect();
        written.write(folder.resolve("result.json"));
        RunResult read = RunResult.read(folder.resolve("result.json"));
        expect(written.config().equals(read.config()), "configuration");
        expect(written.provenance().equals(read.provenance()), "provenance");
    }

    private static void trajectories(Path folder) throws IOException {
        NormTrajectory trajectory = new NormTrajectory();
        trajectory.add(1, "normal", NormStatistics.of(new float[] {0, 1, 5, -1}, 2, 1));
        Map<String, String> provenance = Map.of("seed", "7");
        Path file = folder.resolve("norms.csv");
        trajectory.write(file, provenance);
        expect(trajectory.rows().equals(NormTrajectory.read(file).rows()), "rows");
        expect(provenance.equals(NormTrajectory.provenance(file)), "provenance");
    }

    private static void unpacking(Path folder) throws IOException {
        Path archive = Files.write(folder.resolve("set.tar.gz"), resource("set.tar.gz"));
        io.github.oecl.data.fetch.internal.FetchTestAccess.unpack(archive, folder);
        expect(Files.readString(folder.resolve("set/data.txt")).equals("a line\n"), "content");
    }

    private static void modelFiles(Path folder) throws IOException {
        Path file = folder.resolve("model.oecl");
        try (OeclModel model = small()) {
            ModelFile.save(model, Map.of("seed", "7"), file);
            try (OeclModel read = ModelFile.load(file, Device.cpu())) {
                expect(model.architecture().equals(read.architecture()), "architecture");
            }
        }
    }

    private static OeclModel small() {
        return OeclModel.builder()
                .setBackbone(Backbone.COMPACT)
                .optWidth(4)
                .optHidden(8)
                .optEmbedding(6)
                .optDevice(Device.cpu())
                .build();
    }

    /** A model file of DJL's, found again by criteria, which read metadata as JSON. */
    private static void djlModels(Path folder) throws Exception {
        try (Model model = Model.newInstance("line");
                NDManager manager = NDManager.newBaseManager()) {
            Block block = line();
            block.initialize(manager, ai.djl.ndarray.types.DataType.FLOAT32, new Shape(1, 3));
            model.setBlock(block);
            model.save(folder, "line");
        }
        Criteria<NDList, NDList> criteria =
                Criteria.builder()
                        .setTypes(NDList.class, NDList.class)
                        .optModelPath(folder)
                        .optModelName("line")
                        .optBlock(line())
                        .build();
        try (var model = criteria.loadModel();
                var predictor = model.newPredictor();
                NDManager manager = NDManager.newBaseManager()) {
            NDList out = predictor.predict(new NDList(manager.ones(new Shape(1, 3))));
            expect(out.singletonOrThrow().getShape().equals(new Shape(1, 2)), "shape");
        }
    }

    private static Block line() {
        return new ai.djl.nn.SequentialBlock()
                .add(Blocks.batchFlattenBlock())
                .add(Linear.builder().setUnits(2).build());
    }

    private static void djlArrays(Path folder) throws IOException {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray array = manager.arange(6f).reshape(2, 3);
            array.setName("a");
            for (NDList.Encoding form : NDList.Encoding.values()) {
                byte[] bytes = new NDList(array).encode(form);
                NDList read = NDList.decode(manager, bytes);
                expect(read.get(0).contentEquals(array), form.toString());
            }
            expect(array.toDebugString(true).contains("5"), "text");
        }
    }

    private static void tables(Path folder) throws IOException {
        Path file = folder.resolve("table.csv");
        Samples.TABLE.write().csv(file.toFile());
        Table read = Table.read().csv(file.toFile());
        expect(read.rowCount() == 2 && read.print().contains("1.5"), "rows");
        expect(!Html.table(read).isEmpty(), "HTML");
    }

    private static void interactiveFigures(Path folder) throws IOException {
        Path file = folder.resolve("figure.html");
        InteractivePage.write(PaperFigures.interactiveLemma(8, 2, 1), "lemma", file);
        expect(Files.size(file) > 1_000_000, "size with Plotly's script");
    }

    private static void images(Path folder) throws IOException {
        ImageDecoder decoder = ImageDecoder.withDefaults();
        BufferedImage drawn = new BufferedImage(16, 12, BufferedImage.TYPE_INT_RGB);
        for (String format : Arrays.asList("tiff", "png", "jpeg", "bmp", "gif")) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            expect(ImageIO.write(drawn, format, out), "no writer for " + format);
            RgbImage image = decoder.decode(out.toByteArray(), "image." + format);
            expect(image.width() == 16 && image.height() == 12, format);
        }
        RgbImage image = decoder.decode(resource("cmyk.jpg"), "cmyk.jpg");
        expect(image.width() == 16 && image.height() == 12, "CMYK");
    }
}
