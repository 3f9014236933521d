// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.detect.folder;

import io.github.oecl.data.formats.ImageFolder.Skipped;
import io.github.oecl.detect.Detection;
import io.github.oecl.detect.Detector;
import io.github.oecl.detect.folder.FolderScores.Scored;
import io.github.oecl.image.Resampling;
import io.github.oecl.image.RgbImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Scores files by portions: while the network has one, the next is decoded on other threads. A
 * portion is small, so that memory does not grow with the number of files.
 */
final class FileScoring implements AutoCloseable {

    private static final int LARGE = 64;
    private static final int OF_SMALL = 64;
    private static final int OF_LARGE = 16;

    /** Of images that stay as large as they are in their files. */
    private static final int OF_WHOLE = 2;

    /** A decoder may take half as much; with too many at a time good files would find no memory. */
    private static final long BYTES_PER_READER = 512L << 20;

    private final Detector detector;
    private final ExecutorService readers = Executors.newFixedThreadPool(threads(), this::daemon);
    private final Deque<Future<Read>> ahead = new ArrayDeque<>();
    private final Consumer<Scored> scored;
    private final Consumer<Skipped> skipped;

    /** A file and its image, or why there is none. */
    private record Read(Path file, RgbImage image, IOException failure) {}

    /** What becomes of each file goes to one of the two, in the order of the files. */
    FileScoring(Detector detector, Consumer<Scored> scored, Consumer<Skipped> skipped) {
        this.detector = detector;
        this.scored = scored;
        this.skipped = skipped;
    }

    void score(List<Path> files, IntConsumer progress) {
        int portion = portion();
        int next = 0;
        for (int done = 0; done < files.size(); ) {
            for (; next < Math.min(files.size(), done + 2 * portion); next++) {
                Path file = files.get(next);
                ahead.add(readers.submit(() -> read(file)));
            }
            int count = Math.min(portion, files.size() - done);
            score(count);
            for (int end = done + count; done < end; ) {
                progress.accept(++done);
            }
        }
    }

    private void score(int count) {
        List<Read> images = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Read read = result(ahead.remove());
            if (read.image() == null) {
                skipped.accept(Skipped.of(read.file(), read.failure()));
            } else {
                images.add(read);
            }
        }
        List<Detection> detections = detector.detect(images.stream().map(Read::image).toList());
        for (int i = 0; i < detections.size(); i++) {
            scored.accept(new Scored(images.get(i).file(), detections.get(i)));
        }
    }

    private Read read(Path file) {
        try {
            RgbImage image = detector.decoder().decode(file);
            int size = detector.imageSize();
            return new Read(file, size == 0 ? image : Resampling.square(image, size), null);
        } catch (IOException e) {
            return new Read(file, null, e);
        }
    }

    private int portion() {
        int size = detector.imageSize();
        return size == 0 ? OF_WHOLE : size <= LARGE ? OF_SMALL : OF_LARGE;
    }

    private static int threads() {
        long fitting = Math.max(1, Runtime.getRuntime().maxMemory() / BYTES_PER_READER);
        return (int) Math.min(Runtime.getRuntime().availableProcessors(), fitting);
    }

    private static Read result(Future<Read> read) {
        try {
            return read.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted while reading images");
        } catch (ExecutionException e) {
            // A lack of memory is the machine's and no fault of ours or of the file.
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("A file could not be read", e.getCause());
        }
    }

    private Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "oecl-images");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        readers.shutdownNow();
    }
}
