// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.extending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.basicmodelzoo.cv.classification.SqueezeNet;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.dataset.RandomAccessDataset;
import ai.djl.training.dataset.Record;
import io.github.oecl.data.DataCatalog;
import io.github.oecl.data.Dataset;
import io.github.oecl.data.ImageSet;
import io.github.oecl.detect.Detection;
import io.github.oecl.detect.Detector;
import io.github.oecl.detect.DetectorFile;
import io.github.oecl.detect.DetectorTraining;
import io.github.oecl.image.ImageDecoder;
import io.github.oecl.image.RgbImage;
import io.github.oecl.model.Backbone;
import io.github.oecl.run.DataConfig;
import io.github.oecl.run.Preset;
import io.github.oecl.run.Recipes;
import io.github.oecl.run.Run;
import io.github.oecl.run.RunConfig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Images from a database and from DJL's data sets, as the guide to extensions shows them. */
@ExtendWith(OwnPartsEnd.class)
class OwnDataTest {

    private static final String CLINIC = "jdbc:h2:mem:clinic;DB_CLOSE_DELAY=-1";

    private static Dataset cells;

    @TempDir Path folder;

    // guide: database
    static ImageSet images(Connection database, String split) throws SQLException, IOException {
        List<String> classes = List.of("eosinophil", "lymphocyte", "neutrophil");
        List<RgbImage> images = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        String sql = "SELECT id, class, file FROM images WHERE split = ? ORDER BY id";
        try (PreparedStatement query = database.prepareStatement(sql)) {
            query.setString(1, split);
            for (ResultSet row = query.executeQuery(); row.next(); ) {
                String name = "image " + row.getInt("id");
                images.add(ImageDecoder.withDefaults().decode(row.getBytes("file"), name));
                labels.add(classes.indexOf(row.getString("class")));
            }
        }
        return ImageSet.of(
                split, classes, images, labels.stream().mapToInt(Integer::intValue).toArray());
    }

    static Dataset clinic() throws IOException {
        try (Connection database = DriverManager.getConnection(CLINIC)) {
            return new Dataset("clinic", images(database, "train"), images(database, "test"));
        } catch (SQLException e) {
            throw new IOException("The images of the clinic cannot be read", e);
        }
    }

    // end

    // guide: register
    static RunConfig onTheClinic(RunConfig config) {
        DataCatalog.register("clinic", name -> clinic());
        return config.with(
                new DataConfig(
                        "clinic",
                        List.of("neutrophil"),
                        List.of("lymphocyte"),
                        "clinic",
                        List.of("eosinophil"),
                        0,
                        0,
                        false,
                        0));
    }

    // end

    // guide: djl
    /** The images of a data set of DJL: height x width x 3 bytes, and a label of one number. */
    static ImageSet of(RandomAccessDataset dataset, List<String> classes) throws IOException {
        List<RgbImage> images = new ArrayList<>();
        int[] labels = new int[Math.toIntExact(dataset.size())];
        try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
            for (int i = 0; i < labels.length; i++) {
                Record record = dataset.get(manager, i);
                NDArray pixels = record.getData().singletonOrThrow();
                int height = (int) pixels.getShape().get(0);
                int width = (int) pixels.getShape().get(1);
                images.add(
                        RgbImage.of(
                                width, height, pixels.toType(DataType.UINT8, false).toByteArray()));
                labels[i] = (int) record.getLabels().singletonOrThrow().toLongArray()[0];
            }
        }
        return ImageSet.of("djl", classes, images, labels);
    }

    // end

    // guide: detector
    static Detector detector(ImageSet normal, ImageSet outliers) throws IOException {
        return DetectorTraining.builder()
                .setNormal(normal)
                .optOutliers(outliers)
                .optBackbone(Backbone.register("squeezenet", () -> SqueezeNet.squeezenet(64)))
                .optPreset(Preset.SMOKE)
                .build()
                .train();
    }

    // end

    @BeforeAll
    static void fillTheDatabase() throws SQLException, IOException {
        Dataset all = Tiny.NO_FILES.dataset("synthetic-cells?train=18&test=4&size=32");
        List<String> classes = List.of("eosinophil", "lymphocyte", "neutrophil");
        cells = new Dataset("cells", all.train().ofClasses(classes), all.test().ofClasses(classes));
        try (Connection database = DriverManager.getConnection(CLINIC);
                Statement statement = database.createStatement()) {
            statement.execute(
                    "CREATE TABLE images (id INT AUTO_INCREMENT PRIMARY KEY, split VARCHAR,"
                            + " class VARCHAR, file BLOB)");
            insert(database, "train", cells.train());
            insert(database, "test", cells.test());
        }
    }

    private static void insert(Connection database, String split, ImageSet images)
            throws SQLException {
        String sql = "INSERT INTO images (split, class, file) VALUES (?, ?, ?)";
        try (PreparedStatement row = database.prepareStatement(sql)) {
            for (int i = 0; i < images.size(); i++) {
                row.setString(1, split);
                row.setString(2, images.className(i));
                row.setBytes(3, images.image(i).png());
                row.execute();
            }
        }
    }

    @Test
    void aRunTakesImagesFromADatabase() throws IOException {
        RunConfig config = onTheClinic(Recipes.cells(Preset.SMOKE));
        try (Run run = Run.of(config, DataCatalog.fromEnvironment())) {
            ImageSet normal = cells.train().ofClasses("neutrophil");
            assertEquals(normal.size(), run.task().train().size());
            assertEquals(normal.image(3), run.task().train().image(3));
            assertEquals("clinic", run.result().config().data().dataset());
        }
        String text =
                assertThrows(
                                IllegalArgumentException.class,
                                () -> DataCatalog.fromEnvironment().dataset("hospital"))
                        .getMessage();
        assertTrue(text.contains("no data set \"hospital\""), text);
        assertTrue(text.contains("DataCatalog.register"), text);
    }

    @Test
    void aDataSetOfDjlIsAnImageSet() throws IOException {
        try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
            ImageSet test = cells.test();
            ByteBuffer pixels = ByteBuffer.allocateDirect(test.size() * 32 * 32 * 3);
            long[] labels = new long[test.size()];
            for (int i = 0; i < labels.length; i++) {
                pixels.put(test.image(i).toBytes());
                labels[i] = test.label(i);
            }
            NDArray images =
                    manager.create(
                            pixels.flip(), new Shape(labels.length, 32, 32, 3), DataType.UINT8);
            ArrayDataset dataset =
                    new ArrayDataset.Builder()
                            .setData(images)
                            .optLabels(manager.create(labels))
                            .setSampling(4, false)
                            .build();
            assertEquals(test.digest(), of(dataset, test.classNames()).digest());
        }
    }

    @Test
    void aDetectorIsTrainedOnAnyImages() throws IOException {
        Path file = folder.resolve("detector.oecl");
        ImageSet normal = clinic().train().ofClasses("neutrophil");
        ImageSet outliers = clinic().train().ofClasses("eosinophil");
        try (Detector detector = detector(normal, outliers)) {
            List<Detection> before = detector.detect(clinic().test());
            DetectorFile.save(detector, file);
            try (Detector loaded = DetectorFile.load(file, Device.cpu())) {
                assertEquals(before, loaded.detect(clinic().test()));
                assertEquals("squeezenet", loaded.model().architecture().block().name());
            }
        }
        String leak =
                assertThrows(IllegalArgumentException.class, () -> detector(normal, normal))
                        .getMessage();
        assertTrue(leak.contains("image 0 of train"), leak);
    }
}
