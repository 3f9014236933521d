// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import io.github.oecl.data.ImageSet;
import io.github.oecl.features.TestViews;
import io.github.oecl.image.RgbImage;
import io.github.oecl.method.ImageScores;
import io.github.oecl.method.OodMethod;
import io.github.oecl.method.Scored;
import io.github.oecl.model.Backbone;
import io.github.oecl.model.OeclModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The score of an image keeps its bits whatever the image is scored with. */
class DetectorBitsTest {

    /** With the network and the views that users have, whose layers have more than one kernel. */
    private static Detector detector(OodMethod method, int augmentedViews) {
        OeclModel model =
                OeclModel.builder()
                        .setBackbone(Backbone.COMPACT)
                        .optHeads(method.networkHeads())
                        .optDevice(Device.cpu())
                        .build();
        TestViews views = new TestViews(32, 0.5, augmentedViews, 7);
        return Detector.builder()
                .setScores(ImageScores.fitted(model, views, method, Scored.noise("training", 6)))
                .setCalibrationImages(Scored.noise("calibration", 7))
                .build();
    }

    private static List<RgbImage> images(int count) {
        ImageSet noise = Scored.noise("new", count);
        return IntStream.range(0, count).mapToObj(noise::image).toList();
    }

    @ParameterizedTest
    @MethodSource("io.github.oecl.method.Scored#methods")
    void aloneInAnyBatchAndInAnyOrder(OodMethod method) {
        List<RgbImage> images = images(17);
        for (int views : new int[] {0, 8}) {
            try (Detector detector = detector(method, views)) {
                List<Detection> alone = images.stream().map(detector::detect).toList();
                for (int batch : new int[] {2, 15, 17}) {
                    assertEquals(alone, inBatches(detector, images, batch), "batches of " + batch);
                }
                assertEquals(alone, shuffled(detector, images));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.oecl.method.Scored#methods")
    void onAnyNumberOfThreads(OodMethod method) throws Exception {
        List<RgbImage> images = images(12);
        try (Detector detector = detector(method, 8)) {
            List<Detection> one = detector.detect(images);
            List<Callable<List<Detection>>> calls = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                int batch = 1 + i % 5;
                calls.add(() -> inBatches(detector, images, batch));
            }
            for (List<Detection> other : atOnce(calls)) {
                assertEquals(one, other);
            }
        }
    }

    private static List<List<Detection>> atOnce(List<Callable<List<Detection>>> calls)
            throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            List<List<Detection>> results = new ArrayList<>();
            for (Future<List<Detection>> call : threads.invokeAll(calls)) {
                results.add(call.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Detection> inBatches(Detector detector, List<RgbImage> images, int batch) {
        List<Detection> all = new ArrayList<>();
        for (int i = 0; i < images.size(); i += batch) {
            all.addAll(detector.detect(images.subList(i, Math.min(images.size(), i + batch))));
        }
        return all;
    }

    /** The detections in the images' own order, after they were scored in another. */
    private static List<Detection> shuffled(Detector detector, List<RgbImage> images) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, images.size()).boxed().toList());
        Collections.shuffle(order, new Random(1));
        List<Detection> scored = detector.detect(order.stream().map(images::get).toList());
        return IntStream.range(0, images.size())
                .mapToObj(image -> scored.get(order.indexOf(image)))
                .toList();
    }
}
