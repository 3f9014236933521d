// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.detect.folder;

import io.github.oecl.io.internal.FileNames;
import io.github.oecl.io.internal.OutputFile;
import io.github.oecl.score.internal.BenjaminiHochberg;
import io.github.oecl.score.internal.ConditionalPValues;
import io.github.oecl.score.internal.FalseDiscoveryBound;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The images of a folder, or groups of them, by the false discovery rate at which they are flagged
 * as OOD: the mean share of normal images among the flagged ones.
 */
public final class FolderDiscoveries {

    private static final long SEED = 0;
    private static final double ROUNDING = 1e-9;

    private final FolderScores scores;
    private final boolean grouped;
    private final ConditionalPValues conditional;
    private final List<Unit> units;

    /**
     * An image or a group of images.
     *
     * @param name of the group, or the file seen from the folder
     * @param images by rising score
     * @param pValue of the hypothesis that all of them are normal
     * @param adjusted the smallest false discovery rate at which it is flagged
     */
    public record Unit(
            String name, List<FolderScores.Scored> images, double pValue, double adjusted) {}

    private FolderDiscoveries(
            FolderScores scores,
            boolean grouped,
            ConditionalPValues conditional,
            List<Unit> units) {
        this.scores = scores;
        this.grouped = grouped;
        this.conditional = conditional;
        this.units = units;
    }

    /**
     * Takes each image by itself, on average over calibrations.
     *
     * @param scores of a folder
     * @return its discoveries
     */
    public static FolderDiscoveries of(FolderScores scores) {
        return of(scores, null, null);
    }

    /**
     * Adjusts the p-values of a folder.
     *
     * @param scores of the folder
     * @param groups which images count as one; null for each by itself
     * @param confidence with which the rate is to hold for the calibration at hand, such as 0.9;
     *     null for a rate that holds on average over calibrations
     * @return its discoveries
     * @throws IllegalArgumentException if an image has no group, or the confidence is not between 0
     *     and 1
     */
    public static FolderDiscoveries of(FolderScores scores, ImageGroups groups, Double confidence) {
        ConditionalPValues conditional =
                confidence == null
                        ? null
                        : ConditionalPValues.of(scores.calibration().size(), confidence);
        Map<String, List<FolderScores.Scored>> byName = new LinkedHashMap<>();
        for (FolderScores.Scored scored : scores.images()) {
            String name = groups == null ? name(scores, scored.file()) : groups.of(scored.file());
            byName.computeIfAbsent(name, key -> new ArrayList<>()).add(scored);
        }
        List<List<FolderScores.Scored>> images = List.copyOf(byName.values());
        double[] pValues = images.stream().mapToDouble(u -> pValue(u, conditional)).toArray();
        double[] adjusted = BenjaminiHochberg.adjusted(pValues);
        List<String> names = List.copyOf(byName.keySet());
        List<Unit> units = new ArrayList<>();
        for (int i = 0; i < pValues.length; i++) {
            units.add(new Unit(names.get(i), List.copyOf(images.get(i)), pValues[i], adjusted[i]));
        }
        units.sort(Comparator.comparingDouble(Unit::pValue));
        return new FolderDiscoveries(scores, groups != null, conditional, List.copyOf(units));
    }

    private static double pValue(List<FolderScores.Scored> images, ConditionalPValues conditional) {
        return BenjaminiHochberg.ofGroup(
                images.stream()
                        .mapToDouble(scored -> scored.detection().pValue())
                        .map(p -> conditional == null ? p : conditional.of(p))
                        .toArray());
    }

    /** {@return images or groups, by rising p-value} */
    public List<Unit> units() {
        return units;
    }

    /** {@return the scores of the images} */
    public FolderScores scores() {
        return scores;
    }

    /**
     * Counts what is flagged as OOD.
     *
     * @param rate the false discovery rate that is tolerated, between 0 and 1
     * @return how many images, or groups
     * @throws IllegalArgumentException if the rate is not between 0 and 1
     */
    public int flagged(double rate) {
        BenjaminiHochberg.requireLevel(rate);
        return (int)
                units.stream()
                        .filter(unit -> BenjaminiHochberg.isSelected(unit.adjusted(), rate))
                        .count();
    }

    /** {@return the smallest false discovery rate at which anything is flagged; 1 if none does} */
    public double smallestRate() {
        return units.stream().mapToDouble(Unit::adjusted).min().orElse(1);
    }

    /**
     * {@return whether there is a bound for a number that is chosen after looking} The p-values of
     * groups have no known joint distribution, and for too many images it takes too long.
     */
    public boolean hasBound() {
        return !grouped && units.size() <= FalseDiscoveryBound.MOST_IMAGES;
    }

    /**
     * Returns how many of the strangest images may be normal, where their number was chosen after
     * looking.
     *
     * @param confidence with which all these numbers hold at once, from 0.5 to 0.99
     * @return for each image, in the order of {@link #units}, the most normal ones among those with
     *     a p-value of at most its own
     * @throws IllegalStateException if there is none: see {@link #hasBound}
     */
    public int[] mostNormal(double confidence) {
        if (!hasBound()) {
            throw new IllegalStateException(
                    "A bound for a threshold that is chosen after looking is for single images, not"
                            + " for groups, and for at most 100000 of them");
        }
        FalseDiscoveryBound bound =
                FalseDiscoveryBound.of(scores.calibration().size(), units.size(), confidence, SEED);
        return bound.falseDiscoveries(
                units.stream()
                        .mapToDouble(unit -> unit.images().get(0).detection().pValue())
                        .toArray());
    }

    /**
     * Says what is flagged at a rate, what is promised of it, and what the promise needs. Where
     * nothing can be flagged it names the smallest rate that flags anything.
     *
     * @param rate the false discovery rate that is tolerated, between 0 and 1
     * @return some sentences for a reader
     * @throws IllegalArgumentException if the rate is not between 0 and 1
     */
    public String summary(double rate) {
        int flagged = flagged(rate);
        String found =
                String.format(
                        Locale.ROOT,
                        "%s: %,d of %,d %s are flagged as OOD at a false discovery rate of %s%s.",
                        scores.folder().getFileName(),
                        flagged,
                        units.size(),
                        unit(),
                        rate,
                        basis());
        return String.join(
                System.lineSeparator(),
                found,
                flagged > 0 ? promise(rate) : outOfReach(rate),
                "This needs "
                        + (grouped ? "groups that have" : "images that have")
                        + " nothing in common but their source, the calibration images included:"
                        + " near-duplicates or several images of one patient break it"
                        + (grouped ? "" : ", and count as one where groups are given")
                        + ".");
    }

    private String basis() {
        return conditional == null
                ? ", on average over calibrations"
                : String.format(
                        Locale.ROOT,
                        ", which holds for this calibration with a confidence of %s",
                        conditional.confidence());
    }

    private String promise(double rate) {
        return String.format(
                Locale.ROOT,
                "At most %.1f%% of the flagged %s are normal, on average over such folders.",
                100 * rate,
                unit());
    }

    private String outOfReach(double rate) {
        double smallest =
                conditional == null
                        ? scores.calibration().smallestPValue()
                        : conditional.smallest();
        int needed = BenjaminiHochberg.leastImages(smallest, units.size(), rate);
        long have = units.stream().filter(u -> u.pValue() <= smallest + ROUNDING).count();
        String why =
                String.format(
                        Locale.ROOT,
                        "With %,d calibration images the smallest p-value is %.4f. %,d of %,d %s"
                                + " have it; on their own they are flagged where at least %,d do.",
                        scores.calibration().size(),
                        smallest,
                        have,
                        units.size(),
                        unit(),
                        needed);
        return smallestRate() >= 1
                ? why + " No rate below 1 flags any of these."
                : why
                        + String.format(
                                Locale.ROOT,
                                " The smallest rate that flags any of these is %.4f.",
                                Math.ceil(smallestRate() * 1e4 - ROUNDING) / 1e4);
    }

    private String unit() {
        return grouped ? "groups" : "images";
    }

    /**
     * Writes a table as CSV: file (seen from the folder), score, p_value (of the image), group if
     * there are groups, q_value (the smallest rate that flags the image or its group) and verdict,
     * which is normal or OOD.
     *
     * @param file where to; an existing file is replaced, and is as it was if this fails
     * @param rate the false discovery rate that is tolerated
     * @throws IOException if it cannot be written
     * @throws IllegalArgumentException if the rate is not between 0 and 1
     */
    public void write(Path file, double rate) throws IOException {
        StringBuilder csv = new StringBuilder("file,score,p_value,");
        csv.append(grouped ? "group," : "").append("q_value,verdict\n");
        for (Unit unit : units) {
            boolean flagged = BenjaminiHochberg.isSelected(unit.adjusted(), rate);
            for (FolderScores.Scored scored : unit.images()) {
                csv.append(FolderScores.quoted(name(scores, scored.file()))).append(',');
                csv.append(scored.detection().score()).append(',');
                csv.append(scored.detection().pValue()).append(',');
                csv.append(grouped ? FolderScores.quoted(unit.name()) + ',' : "");
                csv.append(unit.adjusted())
                        .append(',' + FolderScores.verdict(flagged))
                        .append('\n');
            }
        }
        List<Path> inputs = scores.images().stream().map(FolderScores.Scored::file).toList();
        OutputFile.at(file).sparing(inputs).write(csv.toString());
    }

    private static String name(FolderScores scores, Path file) {
        return FileNames.text(scores.folder().relativize(file));
    }
}
