// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.run;

import io.github.oecl.data.DataCatalog;
import io.github.oecl.data.DataName;
import io.github.oecl.data.Dataset;
import io.github.oecl.data.ImageSet;
import io.github.oecl.data.Task;
import io.github.oecl.io.internal.Settings;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Which images a run is about.
 *
 * @param dataset a name of the {@link DataCatalog}, with its options
 * @param normal the normal classes; none for all that are not OOD
 * @param ood the OOD classes; none for all that are not normal
 * @param outliers a name of the catalog for outlier exposure, or null for none
 * @param outlierClasses the classes that serve as outliers; none for all
 * @param trainSize how many normal training images, 0 for all
 * @param testSize at most how many test images a side, 0 for all
 * @param validation whether to test on images held out of training, on which recipes are chosen
 * @param seed of every choice of images
 * @param few how many of the outliers are at hand, or null for all
 */
public record DataConfig(
        String dataset,
        List<String> normal,
        List<String> ood,
        String outliers,
        List<String> outlierClasses,
        int trainSize,
        int testSize,
        boolean validation,
        long seed,
        FewOutliers few) {

    private static final double VALIDATION_SHARE = 0.2;

    /**
     * Checks what can be checked without the images.
     *
     * @param dataset a name of the {@link DataCatalog}, with its options
     * @param normal the normal classes; none for all that are not OOD
     * @param ood the OOD classes; none for all that are not normal
     * @param outliers a name of the catalog for outlier exposure, or null for none
     * @param outlierClasses the classes that serve as outliers; none for all
     * @param trainSize how many normal training images, 0 for all
     * @param testSize at most how many test images a side, 0 for all
     * @param validation whether to test on images held out of training, on which recipes are chosen
     * @param seed of every choice of images
     * @param few how many of the outliers are at hand, or null for all
     * @throws IllegalArgumentException if the data set is missing, there is neither a normal nor an
     *     OOD class, or a size is negative
     */
    public DataConfig {
        if (dataset == null || dataset.isBlank()) {
            throw new IllegalArgumentException(
                    "A run needs a data set: one of " + DataCatalog.names());
        }
        normal = normal == null ? List.of() : List.copyOf(normal);
        ood = ood == null ? List.of() : List.copyOf(ood);
        outlierClasses = outlierClasses == null ? List.of() : List.copyOf(outlierClasses);
        if (normal.isEmpty() && ood.isEmpty()) {
            throw new IllegalArgumentException(
                    "A run needs a normal class of "
                            + dataset
                            + ", or an OOD class where all others are normal");
        }
        if (trainSize < 0 || testSize < 0) {
            throw new IllegalArgumentException(
                    "Sizes must be at least 0 (0 is all), not "
                            + trainSize
                            + " training and "
                            + testSize
                            + " test images");
        }
    }

    /**
     * Takes all outliers.
     *
     * @param dataset a name of the {@link DataCatalog}, with its options
     * @param normal the normal classes; none for all that are not OOD
     * @param ood the OOD classes; none for all that are not normal
     * @param outliers a name of the catalog for outlier exposure, or null for none
     * @param outlierClasses the classes that serve as outliers; none for all
     * @param trainSize how many normal training images, 0 for all
     * @param testSize at most how many test images a side, 0 for all
     * @param validation whether to test on images held out of training, on which recipes are chosen
     * @param seed of every choice of images
     * @throws IllegalArgumentException if the data set is missing, there is neither a normal nor an
     *     OOD class, or a size is negative
     */
    public DataConfig(
            String dataset,
            List<String> normal,
            List<String> ood,
            String outliers,
            List<String> outlierClasses,
            int trainSize,
            int testSize,
            boolean validation,
            long seed) {
        this(
                dataset,
                normal,
                ood,
                outliers,
                outlierClasses,
                trainSize,
                testSize,
                validation,
                seed,
                null);
    }

    /** {@return the name of the data set in the catalog, without its options} */
    public String source() {
        return DataName.parse(dataset).name();
    }

    /**
     * Returns the same images with the test on images held out of training.
     *
     * @return the configuration
     */
    public DataConfig onValidation() {
        return Settings.with(this, "validation", true);
    }

    /**
     * Returns the same images with other outliers, all of them.
     *
     * @param source a name of the catalog, or null for none
     * @param classes those of its classes that serve as outliers; none for all
     * @return the configuration
     */
    public DataConfig withOutliers(String source, List<String> classes) {
        return with(normal, ood, source, classes, null);
    }

    /**
     * Returns the same images with few outliers.
     *
     * @param few how many, or null for all
     * @return the configuration
     */
    public DataConfig withFew(FewOutliers few) {
        return with(normal, ood, outliers, outlierClasses, few);
    }

    /**
     * Returns the same images with other normal classes: those of the normal and OOD classes that
     * are not normal are OOD. Outliers stay what they are.
     *
     * @param classes the normal classes
     * @return the configuration
     */
    public DataConfig withNormal(List<String> classes) {
        return withClasses(classes, ood.isEmpty() ? ood : others(classes));
    }

    /**
     * Returns the same images with other OOD classes: those of the normal and OOD classes that are
     * not OOD are normal (leave-one-class-out, where one is named). Outliers stay what they are.
     *
     * @param classes the OOD classes
     * @return the configuration
     */
    public DataConfig leavingOut(List<String> classes) {
        return withClasses(ood.isEmpty() ? List.of() : others(classes), classes);
    }

    /** {@return the data set without its options; of a folder of images the folder's name} */
    public String name() {
        return dataset.replaceFirst("^imagefolder\\?.*?path=(?:[^&]*/)?([^&/]+).*", "$1")
                .replaceFirst("\\?.*", "");
    }

    /**
     * Returns what is told from what, for a figure or a table.
     *
     * @return the data set without its options and the normal classes, such as "cifar10: horse" or
     *     "cifar10: all but horse"
     */
    public String title() {
        String classes =
                normal.isEmpty() ? "all but " + String.join("+", ood) : String.join("+", normal);
        return name() + ": " + classes;
    }

    /** Returns the classes of outliers that are tested as OOD. */
    List<String> testedOutliers() {
        return dataset.equals(outliers)
                ? outlierClasses.stream()
                        .filter(each -> !normal.contains(each))
                        .filter(each -> ood.isEmpty() || ood.contains(each))
                        .toList()
                : List.of();
    }

    /**
     * Loads the images.
     *
     * @param catalog finds data sets
     * @return the task
     * @throws IOException if files are missing or damaged
     * @throws IllegalArgumentException if a class is not there or the sides overlap
     */
    public Task load(DataCatalog catalog) throws IOException {
        Dataset images = catalog.dataset(dataset);
        Task task = task(images);
        if (outliers != null) {
            task = task.withOutliers(loadOutliers(catalog));
        }
        if (validation) {
            task = task.validation(VALIDATION_SHARE, seed);
        }
        if (trainSize > 0) {
            task = task.withTrainSize(trainSize, seed);
        }
        return testSize > 0 ? task.withTestSize(testSize, seed) : task;
    }

    private Task task(Dataset images) {
        if (normal.isEmpty()) {
            return ood.size() == 1
                    ? Task.leaveOneClassOut(images, ood.get(0))
                    : Task.ofClasses(images, without(ood, images.classNames()), ood);
        }
        if (!ood.isEmpty()) {
            return Task.ofClasses(images, normal, ood);
        }
        return normal.size() == 1
                ? Task.oneVsRest(images, normal.get(0))
                : Task.ofClasses(images, normal, without(normal, images.classNames()));
    }

    private DataConfig withClasses(List<String> normal, List<String> ood) {
        return with(normal, ood, outliers, outlierClasses, few);
    }

    private DataConfig with(
            List<String> normal,
            List<String> ood,
            String outliers,
            List<String> outlierClasses,
            FewOutliers few) {
        return new DataConfig(
                dataset,
                normal,
                ood,
                outliers,
                outlierClasses,
                trainSize,
                testSize,
                validation,
                seed,
                few);
    }

    /** The normal and OOD classes but for some, in the order of the alphabet. */
    private List<String> others(List<String> classes) {
        return without(classes, Stream.concat(normal.stream(), ood.stream()).sorted().toList());
    }

    private static List<String> without(List<String> some, List<String> all) {
        return all.stream().filter(name -> !some.contains(name)).toList();
    }

    private ImageSet loadOutliers(DataCatalog catalog) throws IOException {
        ImageSet images = catalog.images(outliers);
        ImageSet chosen = outlierClasses.isEmpty() ? images : images.ofClasses(outlierClasses);
        return few == null ? chosen : few.of(chosen);
    }

    /**
     * That only few outliers are at hand (few-shot; the protocol is ours): k different images over
     * the whole training, drawn without replacement and balanced over their classes. With one draw
     * the outliers of a smaller k are among those of a larger.
     *
     * @param k how many, at least 1
     * @param draw which ones: the seed of the choice, for which a run takes that of its training
     */
    public record FewOutliers(int k, long draw) {

        /**
         * Checks the number.
         *
         * @param k how many, at least 1
         * @param draw which ones: the seed of the choice
         * @throws IllegalArgumentException if k is below 1
         */
        public FewOutliers {
            if (k < 1) {
                throw new IllegalArgumentException(
                        "k, the number of outliers, is "
                                + k
                                + "; it must be at least 1 (without outliers take SimCLR)");
            }
        }

        /**
         * Returns k of some outliers.
         *
         * @param outliers all that there are
         * @return the ones at hand
         * @throws IllegalArgumentException if there are fewer than k
         */
        public ImageSet of(ImageSet outliers) {
            if (k > outliers.size()) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "k, the number of outliers, is %d, but %s has %d: take at most as many",
                                k,
                                outliers.name(),
                                outliers.size()));
            }
            return outliers.take(k, draw);
        }
    }
}
