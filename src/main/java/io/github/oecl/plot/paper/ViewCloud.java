// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.paper;

import io.github.oecl.norm.ViewComponents;
import io.github.oecl.plot.Role;
import io.github.oecl.random.KeyedRandom;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The features of the views of one image, were they in the plane: what {@link ViewGeometryFigure}
 * draws.
 *
 * @param title over the panel
 * @param role gives the colour
 * @param features views x 2
 */
public record ViewCloud(String title, Role role, float[] features) {

    private static final int VIEWS = 60;
    private static final double SHOWN_QUANTILE = 0.85;

    /**
     * Draws views at random, normal about their mean.
     *
     * @param title over the panel
     * @param role gives the colour
     * @param x the mean's first coordinate
     * @param y its second
     * @param deviation the standard deviation in each dimension
     * @return a cloud of 60 views, always the same
     */
    public static ViewCloud sampled(String title, Role role, double x, double y, double deviation) {
        KeyedRandom random = KeyedRandom.of(KeyedRandom.stream(title));
        float[] features = new float[2 * VIEWS];
        for (int i = 0; i < features.length; i++) {
            features[i] = (float) ((i % 2 == 0 ? x : y) + deviation * random.nextGaussian());
        }
        return new ViewCloud(title, role, features);
    }

    /**
     * Splits the views along and off their mean.
     *
     * @return mu, sigma_v and the cosines of this cloud
     */
    public ViewComponents components() {
        return ViewComponents.of(features, size(), 2).get(0);
    }

    int size() {
        return features.length / 2;
    }

    double x(int view) {
        return features[2 * view];
    }

    double y(int view) {
        return features[2 * view + 1];
    }

    double meanX() {
        return IntStream.range(0, size()).mapToDouble(this::x).average().orElseThrow();
    }

    double meanY() {
        return IntStream.range(0, size()).mapToDouble(this::y).average().orElseThrow();
    }

    /** Returns the angle of a view, counter-clockwise from the mean, in degrees. */
    double angle(int view) {
        double inner = x(view) * meanX() + y(view) * meanY();
        double outer = meanX() * y(view) - meanY() * x(view);
        return Math.toDegrees(Math.atan2(outer, inner));
    }

    /** Returns a view that is well off the mean, on its left, without being the farthest. */
    int shown() {
        int[] left =
                IntStream.range(0, size())
                        .filter(view -> angle(view) > 0)
                        .boxed()
                        .sorted(Comparator.comparingDouble(this::angle))
                        .mapToInt(Integer::intValue)
                        .toArray();
        return left[(int) (SHOWN_QUANTILE * (left.length - 1))];
    }
}
