// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.extending;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.modality.cv.BufferedImageFactory;
import ai.djl.modality.cv.Image;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.repository.zoo.ModelNotFoundException;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.training.ParameterStore;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import io.github.oecl.data.ImageSet;
import io.github.oecl.detect.Detection;
import io.github.oecl.detect.Detector;
import io.github.oecl.detect.DetectorFile;
import io.github.oecl.image.RgbImage;
import io.github.oecl.method.ImageScores;
import io.github.oecl.method.MethodName;
import io.github.oecl.method.Methods;
import io.github.oecl.method.OodMethod;
import io.github.oecl.method.Scored;
import io.github.oecl.model.OeclModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model and a detector by DJL's own interfaces. */
class DjlConventionsTest {

    private static final ImageSet NEW = Scored.noise("new", 3);

    @TempDir Path folder;

    // guide: predictor
    static Detection ask(Path file, RgbImage image)
            throws IOException,
                    ModelNotFoundException,
                    MalformedModelException,
                    TranslateException {
        Image input = BufferedImageFactory.getInstance().fromImage(image.toBufferedImage());
        try (ZooModel<Image, Detection> model =
                        DetectorFile.criteria(file, Device.cpu()).loadModel();
                Predictor<Image, Detection> predictor = model.newPredictor()) {
            return predictor.predict(input);
        }
    }

    // end

    @Test
    void aDetectorIsAPredictorAndIsLoadedByCriteria() throws Exception {
        Path file = folder.resolve("detector.oecl");
        try (Detector detector = detector()) {
            DetectorFile.save(detector, file);
            List<Detection> expected = detector.detect(NEW);
            try (Predictor<Image, Detection> predictor = detector.predictor()) {
                List<Image> images =
                        List.of(image(NEW.image(0)), image(NEW.image(1)), image(NEW.image(2)));
                assertEquals(expected, predictor.batchPredict(images));
            }
            assertEquals(expected.get(1), ask(file, NEW.image(1)));
            assertEquals(expected, detector.detect(NEW), "closing a predictor leaves it open");
        }
    }

    @Test
    void aModelIsABlockWithNamedParametersInAModelOfDjl() throws Exception {
        OeclModel own =
                OeclModel.builder()
                        .setBackbone(io.github.oecl.model.Backbone.COMPACT)
                        .optWidth(4)
                        .optHidden(8)
                        .optEmbedding(6)
                        .optHeads(Map.of("logit", 1))
                        .optDevice(Device.cpu())
                        .build();
        try (Model model = own.asDjlModel();
                NDManager manager = NDManager.newBaseManager(Device.cpu());
                Predictor<NDList, NDList> predictor = model.newPredictor(new NoopTranslator())) {
            NDList images = new NDList(manager.ones(new Shape(2, 3, 8, 8)));
            Block block = model.getBlock();
            assertTrue(block.isInitialized());
            assertEquals(own.parameters().size(), block.getParameters().size());
            assertTrue(block.getParameters().contains("01backbone_01Conv2d_weight"));
            NDList outputs = predictor.predict(images);
            Shape[] shapes = outputs.getShapes();
            assertArrayEquals(
                    new Shape[] {new Shape(2, 16), new Shape(2, 6), new Shape(2, 1)}, shapes);
            assertArrayEquals(shapes, block.getOutputShapes(images.getShapes()));
            NDList forward = block.forward(new ParameterStore(manager, false), images, false);
            assertArrayEquals(
                    own.evaluate(images.get(0)).projection().toFloatArray(),
                    forward.get(1).toFloatArray());
        }
    }

    private static Detector detector() {
        OodMethod method = Methods.usual(MethodName.SIMCLR);
        ImageSet training = Scored.noise("training", 6);
        return Detector.builder()
                .setScores(ImageScores.fitted(Scored.model(method), Scored.VIEWS, method, training))
                .setCalibrationImages(Scored.noise("calibration", 7))
                .build();
    }

    private static Image image(RgbImage image) {
        return BufferedImageFactory.getInstance().fromImage(image.toBufferedImage());
    }
}
