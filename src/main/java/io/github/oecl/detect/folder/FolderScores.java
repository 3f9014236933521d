// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.detect.folder;

import io.github.oecl.data.DatasetException;
import io.github.oecl.data.formats.ImageFiles;
import io.github.oecl.data.formats.ImageFolder;
import io.github.oecl.detect.Detection;
import io.github.oecl.detect.Detector;
import io.github.oecl.image.ImageDecoder;
import io.github.oecl.image.RgbImage;
import io.github.oecl.io.internal.FileNames;
import io.github.oecl.io.internal.OutputFile;
import io.github.oecl.score.Calibration;
import io.github.oecl.score.Interval;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What a detector says of the images of a folder, the strangest first. Images are read a few at a
 * time, so that a folder may be larger than the memory; a damaged file is left out and listed.
 *
 * @param folder whose images they are
 * @param images of all readable files at any depth, by rising score
 * @param skipped the files that are no image, or a damaged one
 * @param calibration of the detector
 * @param decoder of the detector, by which the images are read again
 */
public record FolderScores(
        Path folder,
        List<Scored> images,
        List<ImageFolder.Skipped> skipped,
        Calibration calibration,
        ImageDecoder decoder) {

    /** Of the range in which false alarms are to lie. */
    private static final double CONFIDENCE = 0.95;

    /**
     * Copies the lists.
     *
     * @param folder whose images they are
     * @param images of all readable files at any depth, by rising score
     * @param skipped the files that are no image, or a damaged one
     * @param calibration of the detector
     * @param decoder of the detector
     */
    public FolderScores {
        images = List.copyOf(images);
        skipped = List.copyOf(skipped);
    }

    /**
     * A file and what the detector says of it.
     *
     * @param file the file
     * @param detection its score and p-value
     */
    public record Scored(Path file, Detection detection) {

        /**
         * Reads the image again.
         *
         * @param decoder by which it was scored
         * @return as it is in the file
         * @throws UncheckedIOException if the file has gone or changed
         */
        public RgbImage image(ImageDecoder decoder) {
            try {
                return decoder.decode(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e.getMessage(), e);
            }
        }
    }

    /** Hears of each file; what it throws ends the scoring. */
    @FunctionalInterface
    public interface Progress {
        /**
         * Takes note.
         *
         * @param done files so far
         * @param all files of the folder
         */
        void scored(int done, int all);
    }

    /**
     * Scores a folder.
     *
     * @param detector an open one
     * @param folder its files at any depth
     * @param progress hears of each file
     * @return the scores
     * @throws DatasetException if there is no such folder, or no readable image in it
     * @throws IOException if the folder cannot be listed
     */
    public static FolderScores of(Detector detector, Path folder, Progress progress)
            throws IOException {
        ImageFiles listing = ImageFiles.in(folder);
        List<Path> files = listing.files();
        List<Scored> images = new ArrayList<>();
        List<ImageFolder.Skipped> skipped = new ArrayList<>(listing.skipped());
        try (FileScoring scoring = new FileScoring(detector, images::add, skipped::add)) {
            scoring.score(files, done -> progress.scored(done, files.size()));
        }
        requireSome(folder, images, skipped);
        images.sort(Comparator.comparingDouble(scored -> scored.detection().score()));
        return new FolderScores(
                folder, images, skipped, detector.calibration(), detector.decoder());
    }

    /**
     * Scores a folder without a word.
     *
     * @param detector an open one
     * @param folder its files at any depth
     * @return the scores
     * @throws IOException as {@link #of(Detector, Path, Progress)} says
     */
    public static FolderScores of(Detector detector, Path folder) throws IOException {
        return of(detector, folder, (done, all) -> {});
    }

    /**
     * Returns the part of a subfolder, such as that of images known to be normal.
     *
     * @param subfolder its name, seen from the folder
     * @return its scores, which may be none
     */
    public FolderScores in(String subfolder) {
        Path part = folder.resolve(subfolder);
        return new FolderScores(
                part,
                images.stream().filter(scored -> scored.file().startsWith(part)).toList(),
                skipped.stream().filter(file -> file.file().startsWith(part)).toList(),
                calibration,
                decoder);
    }

    /** {@return the p-values, rising} */
    public double[] pValues() {
        return images.stream().mapToDouble(scored -> scored.detection().pValue()).toArray();
    }

    /**
     * Counts the images that are flagged as OOD.
     *
     * @param level the p-value at or below which one is
     * @return how many
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public int flagged(double level) {
        return (int) images.stream().filter(scored -> scored.detection().isOodAt(level)).count();
    }

    /**
     * Compares the share of images that are flagged as OOD with what was promised of normal ones.
     *
     * @param level the p-value at or below which an image is flagged as OOD
     * @return a sentence or two for a reader
     * @throws IllegalArgumentException if the level is not between 0 and 1, or so small that no
     *     image can be flagged as OOD
     */
    public String summary(double level) {
        calibration.requireReachable(level);
        if (images.isEmpty()) {
            return folder.getFileName() + ": no images";
        }
        var falsePositives = calibration.falsePositives(level, images.size());
        Interval range = falsePositives.range(CONFIDENCE);
        return String.format(
                Locale.ROOT,
                "%s: %,d of %,d images (%.1f%%) are flagged as OOD at the level %s.%n"
                        + "If all were normal: %.1f%% on average, and in 95%% of cases from %.1f%%"
                        + " to %.1f%%, with %,d images to calibrate on.",
                folder.getFileName(),
                flagged(level),
                images.size(),
                100.0 * flagged(level) / images.size(),
                level,
                100 * falsePositives.rate(),
                100 * range.low(),
                100 * range.high(),
                calibration.size());
    }

    /**
     * Writes a table as CSV: file (seen from the folder, as {@link FileNames#text} writes it),
     * score, p_value and verdict, which is normal or OOD.
     *
     * @param file where to; an existing file is replaced, and is as it was if this fails
     * @param level the p-value at or below which an image is flagged as OOD
     * @throws IOException if it cannot be written
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public void write(Path file, double level) throws IOException {
        StringBuilder csv = new StringBuilder("file,score,p_value,verdict\n");
        for (Scored scored : images) {
            Detection detection = scored.detection();
            String name = FileNames.text(folder.relativize(scored.file()));
            csv.append(quoted(name)).append(',').append(detection.score()).append(',');
            csv.append(detection.pValue()).append(',');
            csv.append(verdict(detection.isOodAt(level))).append('\n');
        }
        List<Path> inputs = images.stream().map(Scored::file).toList();
        OutputFile.at(file).sparing(inputs).write(csv.toString());
    }

    static String verdict(boolean flagged) {
        return flagged ? "OOD" : "normal";
    }

    static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static void requireSome(
            Path folder, List<Scored> images, List<ImageFolder.Skipped> skipped)
            throws IOException {
        if (images.isEmpty()) {
            throw new DatasetException(
                    String.format(
                            Locale.ROOT,
                            "%s has no readable image; %d files were skipped%s",
                            folder,
                            skipped.size(),
                            skipped.isEmpty() ? "" : ", such as " + skipped.get(0)));
        }
    }
}
