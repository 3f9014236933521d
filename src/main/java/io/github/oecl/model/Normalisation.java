// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model;

import java.util.List;

/**
 * How a model maps inputs in [0, 1]: subtract the mean of each channel, divide by its standard
 * deviation.
 *
 * @param mean of red, green and blue
 * @param std of red, green and blue
 */
public record Normalisation(List<Double> mean, List<Double> std) {

    /** The mean and standard deviation of CIFAR-10, as in the authors' code. */
    public static final Normalisation CIFAR =
            new Normalisation(
                    List.of(125.3 / 255, 123.0 / 255, 113.9 / 255),
                    List.of(63.0 / 255, 62.1 / 255, 66.7 / 255));

    /** (x - 0.5) / 0.5: inputs in [-1, 1]. */
    public static final Normalisation HALF =
            new Normalisation(List.of(0.5, 0.5, 0.5), List.of(0.5, 0.5, 0.5));

    /** The mean and standard deviation of ImageNet, as in torchvision. */
    public static final Normalisation IMAGENET =
            new Normalisation(List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225));

    /** Inputs as they are. */
    public static final Normalisation NONE =
            new Normalisation(List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0));
}
