// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.spark;

import io.github.oecl.detect.Detection;
import io.github.oecl.detect.Detector;
import io.github.oecl.image.Resampling;
import io.github.oecl.image.RgbImage;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.util.LongAccumulator;

/** Scores a partition by portions, so that its images are never all in memory. */
final class ScoringTask<T> implements MapPartitionsFunction<T, Row> {

    private static final long serialVersionUID = 1L;
    private static final int PORTION = 32;

    private final Broadcast<byte[]> model;
    private final ImageSource<T> source;
    private final LongAccumulator done;
    private final LongAccumulator failed;

    ScoringTask(
            Broadcast<byte[]> model,
            ImageSource<T> source,
            LongAccumulator done,
            LongAccumulator failed) {
        this.model = model;
        this.source = source;
        this.done = done;
        this.failed = failed;
    }

    @Override
    public Iterator<Row> call(Iterator<T> items) throws IOException {
        Detector detector = ExecutorDetector.of(model);
        return new Iterator<>() {
            private final Deque<Row> ready = new ArrayDeque<>();

            @Override
            public boolean hasNext() {
                if (ready.isEmpty() && items.hasNext()) {
                    ready.addAll(portion(detector, items));
                }
                return !ready.isEmpty();
            }

            @Override
            public Row next() {
                return ready.remove();
            }
        };
    }

    /** Rows come in the order of the items, those of errors among them. */
    private List<Row> portion(Detector detector, Iterator<T> items) {
        List<String> paths = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        List<RgbImage> images = new ArrayList<>();
        while (items.hasNext() && paths.size() < PORTION) {
            T item = items.next();
            paths.add(source.path(item));
            try {
                RgbImage image = source.image(item, detector.decoder());
                int size = detector.imageSize();
                images.add(size == 0 ? image : Resampling.square(image, size));
                errors.add(null);
            } catch (IOException e) {
                errors.add(e.getMessage());
            }
        }
        Iterator<Detection> detections = detector.detect(images).iterator();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            rows.add(row(paths.get(i), errors.get(i), detections));
        }
        done.add(rows.size());
        failed.add(rows.size() - images.size());
        return rows;
    }

    private static Row row(String path, String error, Iterator<Detection> detections) {
        if (error != null) {
            return RowFactory.create(path, null, null, error);
        }
        Detection detection = detections.next();
        return RowFactory.create(path, detection.score(), detection.pValue(), null);
    }
}
