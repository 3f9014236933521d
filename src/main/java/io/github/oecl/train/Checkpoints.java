// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import io.github.oecl.io.internal.OutputFile;
import io.github.oecl.io.internal.OutputFolder;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a training keeps its checkpoints, and how often it writes one. It keeps the newest two. A
 * training that finds one of its own resumes from it, and on the same machine with the same number
 * of threads its weights are bit-identical to those of a training that was never stopped.
 *
 * <p>What would not be bit-identical is refused, with the values of both and what to do: a
 * checkpoint of another {@linkplain io.github.oecl.model.internal.Numerics numerics version}, or,
 * on the CPU, of another number of engine threads. One that was written before there was a numerics
 * version is refused too, since nobody can tell; its weights can still be loaded by {@link
 * io.github.oecl.model.ModelFile#load}. Another engine, processor or instruction set costs a
 * warning.
 */
public final class Checkpoints {

    private static final Pattern FILE = Pattern.compile("step-\\d+\\.oecl");
    private static final Pattern DRAFT =
            Pattern.compile(FILE + "\\.[0-9a-f]+" + Pattern.quote(OutputFile.DRAFT));

    private static final Duration USUAL = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofDays(365);
    private static final long LEAST_RATIO = 100;

    private final Path folder;
    private final Duration interval;
    private final Map<String, String> training;

    private Checkpoints(Path folder, Duration interval, Map<String, String> training) {
        this.folder = folder;
        this.interval = interval;
        this.training = Map.copyOf(training);
    }

    /**
     * Returns checkpoints at the usual interval: half a minute, or a hundred times as long as the
     * last one took where that is longer, so that they take less than 1% of the time.
     *
     * @param folder holds the checkpoints of one training; it is made when it is needed
     * @return the checkpoints
     */
    public static Checkpoints in(Path folder) {
        return new Checkpoints(folder, null, Map.of());
    }

    /**
     * Returns the same with another interval.
     *
     * @param interval from the end of one to the start of the next, whatever it costs; zero for one
     *     after every step
     * @return the checkpoints
     * @throws IllegalArgumentException if it is negative, or longer than a year
     */
    public Checkpoints every(Duration interval) {
        if (interval.isNegative() || interval.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "The interval of checkpoints is %s s; it must be at least 0 and at most a year"
                            .formatted(interval.toSeconds()));
        }
        return new Checkpoints(folder, interval, training);
    }

    /**
     * Returns the same for one training: a checkpoint that was written with other values is
     * refused. Compared without being named here are the model's architecture, all settings of the
     * objective, of the augmentation and of the training, and of each set of images the number and
     * a digest of up to 256 of them. Settings of an objective or augmentation are the components of
     * a record and the fields of another class, or its {@code toString} if it has one; of a
     * function they are what it captured, so that its code is not compared. The random weights that
     * a training begins with are not compared either.
     *
     * @param training what makes the training, such as digests of its images, by name
     * @return the checkpoints
     */
    public Checkpoints of(Map<String, String> training) {
        return new Checkpoints(folder, interval, training);
    }

    /** {@return the folder} */
    public Path folder() {
        return folder;
    }

    /**
     * Removes the checkpoints, when what they were for is done, and the folder if nothing else is
     * in it.
     *
     * @throws IOException if one cannot be removed
     */
    public void remove() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        removeDrafts();
        for (Path file : files()) {
            Files.deleteIfExists(file);
        }
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            assert Files.isDirectory(folder); // What else is in it is not ours.
        }
    }

    Map<String, String> training() {
        return training;
    }

    /** Says how long to wait for the next one after one that took some time, in nanoseconds. */
    long pause(long cost) {
        return interval == null
                ? Math.max(USUAL.toNanos(), cost * LEAST_RATIO)
                : interval.toNanos();
    }

    /** Makes the folder, and clears away what a process left that was killed while it wrote. */
    void open() throws IOException {
        OutputFolder.at(folder).check();
        Files.createDirectories(folder);
        removeDrafts();
    }

    Path file(long step) {
        return folder.resolve(String.format(Locale.ROOT, "step-%09d.oecl", step));
    }

    /** Returns the checkpoints that are there, the newest first. */
    List<Path> files() throws IOException {
        return list(FILE);
    }

    private void removeDrafts() throws IOException {
        for (Path draft : list(DRAFT)) {
            Files.deleteIfExists(draft);
        }
    }

    private List<Path> list(Pattern name) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> name.matcher(file.getFileName().toString()).matches())
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }
}
