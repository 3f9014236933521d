// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.experiment;

import io.github.oecl.data.DataCatalog;
import io.github.oecl.data.Dataset;
import io.github.oecl.data.ImageSet;
import io.github.oecl.data.Task;
import java.io.IOException;
import java.util.List;

/**
 * Which images a run is about.
 *
 * @param dataset a name of the {@link DataCatalog}, with its options
 * @param normal the normal classes
 * @param ood the OOD classes; none for all that are not normal
 * @param outliers a name of the catalog for outlier exposure, or null for none
 * @param outlierClasses the classes that serve as outliers; none for all
 * @param trainSize how many normal training images, 0 for all
 * @param testSize at most how many test images a side, 0 for all
 * @param validation whether to test on images held out of training, on which recipes are chosen
 * @param seed of every choice of images
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
        long seed) {

    private static final double VALIDATION_SHARE = 0.2;

    /**
     * Checks what can be checked without the images.
     *
     * @param dataset a name of the {@link DataCatalog}, with its options
     * @param normal the normal classes
     * @param ood the OOD classes; none for all that are not normal
     * @param outliers a name of the catalog for outlier exposure, or null for none
     * @param outlierClasses the classes that serve as outliers; none for all
     * @param trainSize how many normal training images, 0 for all
     * @param testSize at most how many test images a side, 0 for all
     * @param validation whether to test on images held out of training, on which recipes are chosen
     * @param seed of every choice of images
     * @throws IllegalArgumentException if the data set or the normal classes are missing, or a size
     *     is negative
     */
    public DataConfig {
        if (dataset == null || dataset.isBlank()) {
            throw new IllegalArgumentException(
                    "A run needs a data set: one of " + DataCatalog.names());
        }
        normal = normal == null ? List.of() : List.copyOf(normal);
        ood = ood == null ? List.of() : List.copyOf(ood);
        outlierClasses = outlierClasses == null ? List.of() : List.copyOf(outlierClasses);
        if (normal.isEmpty()) {
            throw new IllegalArgumentException("A run needs a normal class of " + dataset);
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
     * Returns the same images with the test on images held out of training.
     *
     * @return the configuration
     */
    public DataConfig onValidation() {
        return new DataConfig(
                dataset, normal, ood, outliers, outlierClasses, trainSize, testSize, true, seed);
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
        if (!ood.isEmpty()) {
            return Task.ofClasses(images, normal, ood);
        }
        if (normal.size() == 1) {
            return Task.oneVsRest(images, normal.get(0));
        }
        List<String> rest =
                images.classNames().stream().filter(name -> !normal.contains(name)).toList();
        return Task.ofClasses(images, normal, rest);
    }

    private ImageSet loadOutliers(DataCatalog catalog) throws IOException {
        ImageSet images = catalog.images(outliers);
        return outlierClasses.isEmpty() ? images : images.ofClasses(outlierClasses);
    }
}
