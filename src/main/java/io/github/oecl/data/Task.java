// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What to learn and what to tell apart: normal images to train on, outliers to expose the training
 * to, and normal and out-of-distribution (OOD) images to test on. A task in which an OOD class or
 * an identical image leaks from one role into another cannot be made.
 *
 * @param name the name of the task
 * @param train normal training images, at least 2
 * @param outliers images for outlier exposure; none for a method without it
 * @param testNormal normal test images, at least 2
 * @param testOod OOD test images, at least 2
 * @param validationOod training images of the OOD classes, used for nothing but {@link
 *     #validation}; may be empty
 */
public record Task(
        String name,
        ImageSet train,
        ImageSet outliers,
        ImageSet testNormal,
        ImageSet testOod,
        ImageSet validationOod) {

    /**
     * Checks the task.
     *
     * @param name the name of the task
     * @param train normal training images, at least 2
     * @param outliers images for outlier exposure; none for a method without it
     * @param testNormal normal test images, at least 2
     * @param testOod OOD test images, at least 2
     * @param validationOod training images of the OOD classes, used for nothing but {@link
     *     #validation}; may be empty
     * @throws IllegalArgumentException if a side has fewer than two images, a class is both normal
     *     and OOD, or the outliers share an OOD class, or an identical image with any other role
     */
    public Task {
        Objects.requireNonNull(name, "name");
        TaskChecks.atLeastTwo(name, "normal training", train);
        TaskChecks.atLeastTwo(name, "normal test", testNormal);
        TaskChecks.atLeastTwo(name, "OOD test", testOod);
        TaskChecks.noSharedClass(name, "normal training", train, "OOD test", testOod);
        TaskChecks.noSharedClass(name, "normal test", testNormal, "OOD test", testOod);
        TaskChecks.noSharedClass(name, "normal training", train, "OOD validation", validationOod);
        TaskChecks.noSharedClass(name, "outlier", outliers, "OOD test", testOod);
        TaskChecks.noSharedClass(name, "outlier", outliers, "OOD validation", validationOod);
        TaskChecks.noLeak(name, outliers, "normal training", train);
        TaskChecks.noLeak(name, outliers, "normal test", testNormal);
        TaskChecks.noLeak(name, outliers, "OOD test", testOod);
        TaskChecks.noLeak(name, outliers, "OOD validation", validationOod);
    }

    /**
     * {@return the task in which one class is normal and all others are OOD}
     *
     * @param dataset the images
     * @param normalClass the normal class
     * @throws IllegalArgumentException if there is no such class, or no other
     */
    public static Task oneVsRest(Dataset dataset, String normalClass) {
        Set<String> ood = others(dataset.test(), normalClass);
        return of(
                dataset.name() + ": " + normalClass + " against the rest",
                dataset,
                List.of(normalClass),
                ood);
    }

    /**
     * {@return the task in which one class is OOD and all others are normal}
     *
     * @param dataset the images
     * @param oodClass the class to leave out of the training
     * @throws IllegalArgumentException if there is no such class, or no other
     */
    public static Task leaveOneClassOut(Dataset dataset, String oodClass) {
        Set<String> normal = others(dataset.train(), oodClass);
        return of(dataset.name() + ": all but " + oodClass, dataset, normal, List.of(oodClass));
    }

    /**
     * {@return the task of some classes against some others; the classes in neither list are left
     * out, and may serve as near outliers}
     *
     * @param dataset the images
     * @param normal the normal classes
     * @param ood the OOD classes
     * @throws IllegalArgumentException if a list is empty, a class is absent, or is in both lists
     */
    public static Task ofClasses(
            Dataset dataset, Collection<String> normal, Collection<String> ood) {
        return of(
                "%s: %s against %s"
                        .formatted(dataset.name(), String.join("+", normal), String.join("+", ood)),
                dataset,
                normal,
                ood);
    }

    private static Task of(
            String name, Dataset dataset, Collection<String> normal, Collection<String> ood) {
        TaskChecks.classesOnEachSide(name, normal, ood);
        return new Task(
                name,
                dataset.train().ofClasses(normal),
                ImageSet.empty("no outliers"),
                dataset.test().ofClasses(normal),
                dataset.test().ofClasses(ood),
                presentClasses(dataset.train(), ood));
    }

    /** Unlike a test class, an OOD class needs no training images. */
    private static ImageSet presentClasses(ImageSet images, Collection<String> names) {
        Set<String> present = new HashSet<>(images.counts().keySet());
        return images.ofClasses(names.stream().filter(present::contains).toList());
    }

    private static Set<String> others(ImageSet images, String name) {
        images.ofClasses(name); // says which classes there are, if this one is absent
        Set<String> others = new TreeSet<>(images.counts().keySet());
        others.remove(name);
        return others;
    }

    /**
     * Returns this task with other images for outlier exposure. A warning names the normal classes
     * that they share, if any.
     *
     * @param outliers the images; may be empty
     * @return the task
     * @throws IllegalArgumentException if they share a class with the OOD images, or an identical
     *     image with these or the normal ones
     */
    public Task withOutliers(ImageSet outliers) {
        TaskChecks.warnOfNormalClasses(name, outliers, train);
        return new Task(name, train, outliers, testNormal, testOod, validationOod);
    }

    /**
     * {@return this task with fewer training images, balanced and nested as {@link ImageSet#take}}
     *
     * @param n how many, 2 to the size of the training set
     * @param seed fixes the choice
     * @throws IllegalArgumentException if there are not that many
     */
    public Task withTrainSize(int n, long seed) {
        return new Task(name, train.take(n, seed), outliers, testNormal, testOod, validationOod);
    }

    /**
     * {@return this task with at most so many test images a side, balanced and nested as {@link
     * ImageSet#take}}
     *
     * @param n how many normal and how many OOD images, at least 2; a smaller side stays whole
     * @param seed fixes the choice
     * @throws IllegalArgumentException if {@code n} is below 2
     */
    public Task withTestSize(int n, long seed) {
        return new Task(
                name,
                train,
                outliers,
                testNormal.take(Math.min(n, testNormal.size()), seed),
                testOod.take(Math.min(n, testOod.size()), seed),
                validationOod);
    }

    /**
     * {@return the task on which a recipe is chosen} It has no test image: a share of each normal
     * class's training images is tested against training images of the OOD classes, and the rest is
     * trained on.
     *
     * @param fraction the share of each normal class to test on, 0.2 as a rule
     * @param seed fixes the division
     * @throws IllegalArgumentException if a normal class has too few training images to be divided,
     *     or the OOD classes have none
     */
    public Task validation(double fraction, long seed) {
        ImageSet.Split split = train.split(fraction, seed);
        TaskChecks.dividedClasses(train, split);
        return new Task(
                name + " (validation)",
                split.second(),
                outliers,
                split.first(),
                validationOod,
                ImageSet.empty("none left for validation"));
    }
}
