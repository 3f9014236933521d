// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.detect.folder;

import io.github.oecl.data.formats.ImageFolder;
import io.github.oecl.detect.Detector;
import io.github.oecl.io.internal.FileNames;
import io.github.oecl.io.internal.OutputFile;
import io.github.oecl.score.internal.ConformalMartingale;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A stream of images against a detector: do they still come from where its calibration images came
 * from? Watched by a {@link ConformalMartingale}.
 *
 * @param steps the images in their order
 * @param skipped the files that are no image, or a damaged one
 * @param calibration how many images the detector is calibrated on
 * @param alarm the value c of the martingale that counts as drift
 * @param seed broke the ties
 */
public record Drift(
        List<Step> steps,
        List<ImageFolder.Skipped> skipped,
        int calibration,
        double alarm,
        long seed) {

    /**
     * Copies the lists.
     *
     * @param steps the images in their order
     * @param skipped the files that are no image, or a damaged one
     * @param calibration how many images the detector is calibrated on
     * @param alarm the value c of the martingale that counts as drift
     * @param seed broke the ties
     * @throws IllegalArgumentException if c is not over 1
     */
    public Drift {
        requireAlarm(alarm);
        steps = List.copyOf(steps);
        skipped = List.copyOf(skipped);
    }

    /**
     * An image of the stream.
     *
     * @param folder of the stream that it is in
     * @param file the image
     * @param score larger for a more normal one
     * @param pValue its rank among the calibration and all earlier images
     * @param martingale its value after the image
     */
    public record Step(Path folder, Path file, double score, double pValue, double martingale) {}

    /**
     * Scores folders in their order, the files of each by name.
     *
     * @param detector an open one
     * @param folders such as one a day, the earliest first
     * @param alarm the value c that counts as drift, over 1: a stream without drift ever reaches it
     *     with a probability of at most 1 / c
     * @param seed breaks ties
     * @param progress hears of each file
     * @return the stream
     * @throws IOException if a folder is missing, or has no readable image
     * @throws IllegalArgumentException if there is no folder, or c is not over 1
     */
    public static Drift of(
            Detector detector,
            List<Path> folders,
            double alarm,
            long seed,
            FolderScores.Progress progress)
            throws IOException {
        requireAlarm(alarm);
        if (folders.isEmpty()) {
            throw new IllegalArgumentException("A stream needs at least one folder of images");
        }
        ConformalMartingale martingale =
                ConformalMartingale.of(detector.calibration().scores(), seed);
        List<Step> steps = new ArrayList<>();
        List<ImageFolder.Skipped> skipped = new ArrayList<>();
        for (Path folder : folders) {
            FolderScores scores = FolderScores.of(detector, folder, progress);
            skipped.addAll(scores.skipped());
            for (FolderScores.Scored scored : byName(scores)) {
                double score = scored.detection().score();
                double value = martingale.add(score);
                steps.add(new Step(folder, scored.file(), score, martingale.pValue(), value));
            }
        }
        return new Drift(steps, skipped, detector.calibration().size(), alarm, seed);
    }

    private static List<FolderScores.Scored> byName(FolderScores scores) {
        return scores.images().stream()
                .sorted(Comparator.comparing(scored -> FileNames.text(scored.file())))
                .toList();
    }

    private static void requireAlarm(double alarm) {
        if (!(alarm > 1 && Double.isFinite(alarm))) {
            throw new IllegalArgumentException(
                    "The value that counts as drift is over 1, for example 100, not " + alarm);
        }
    }

    /** {@return the index of the image at which the martingale first reaches c} */
    public OptionalInt firstAlarm() {
        return IntStream.range(0, steps.size())
                .filter(i -> steps.get(i).martingale() >= alarm)
                .findFirst();
    }

    /** {@return c as a reader writes it: 100, not 100.0} */
    public String alarmText() {
        return alarm == Math.rint(alarm)
                ? String.format(Locale.ROOT, "%.0f", alarm)
                : Double.toString(alarm);
    }

    /** {@return what was seen and what it means, for a reader} */
    public String summary() {
        double largest = steps.stream().mapToDouble(Step::martingale).max().orElse(1);
        String meaning =
                String.format(
                        Locale.ROOT,
                        "Without drift the martingale ever reaches %1$s in at most one stream in"
                                + " %1$s (%2$,d calibration images, ties broken by seed %3$d). This"
                                + " needs images that are exchangeable: near-duplicates, such as"
                                + " frames of one film, look like drift.",
                        alarmText(),
                        calibration,
                        seed);
        String seen =
                firstAlarm().isEmpty()
                        ? String.format(
                                Locale.ROOT,
                                "No drift in %,d images: the martingale reaches %.3g.",
                                steps.size(),
                                largest)
                        : alarmed(firstAlarm().getAsInt(), largest);
        return seen + System.lineSeparator() + meaning;
    }

    private String alarmed(int first, double largest) {
        return String.format(
                Locale.ROOT,
                "DRIFT at image %,d of %,d, %s: the martingale reaches %s there, and %.3g in all.",
                first + 1,
                steps.size(),
                FileNames.text(steps.get(first).file()),
                alarmText(),
                largest);
    }

    /**
     * Writes a table as CSV: image (from 1), folder, file (seen from the folder), score, p_value
     * and martingale.
     *
     * @param file where to; an existing file is replaced, and is as it was if this fails
     * @throws IOException if it cannot be written
     */
    public void write(Path file) throws IOException {
        StringBuilder csv = new StringBuilder("image,folder,file,score,p_value,martingale\n");
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            csv.append(i + 1).append(',');
            csv.append(FolderScores.quoted(FileNames.text(step.folder()))).append(',');
            String name = FileNames.text(step.folder().relativize(step.file()));
            csv.append(FolderScores.quoted(name)).append(',');
            csv.append(step.score()).append(',').append(step.pValue()).append(',');
            csv.append(step.martingale()).append('\n');
        }
        OutputFile.at(file).sparing(steps.stream().map(Step::file).toList()).write(csv.toString());
    }
}
