// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import io.github.oecl.data.ImageSet;
import io.github.oecl.features.ViewProjections;
import io.github.oecl.model.Features;
import java.util.function.Function;

/**
 * A number of each view, image by image. HSC and BCE are trained on single views, and their number
 * is the score of one.
 *
 * @param means over the views of an image
 * @param clean of the clean view
 */
record ViewNumbers(double[] means, double[] clean) {

    static ViewNumbers of(
            ViewProjections views, ImageSet images, Function<Features, double[]> number) {
        double[] means = new double[images.size()];
        double[] cleans = new double[images.size()];
        views.forEachFeatures(
                images,
                (first, features) -> {
                    double[] numbers = number.apply(features);
                    for (int row = 0; row < numbers.length; row++) {
                        int image = first + row / views.views();
                        means[image] += numbers[row] / views.views();
                        cleans[image] = row % views.views() == 0 ? numbers[row] : cleans[image];
                    }
                });
        return new ViewNumbers(means, cleans);
    }
}
