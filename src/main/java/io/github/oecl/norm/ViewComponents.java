// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.norm;

import io.github.oecl.data.ImageSet;
import io.github.oecl.features.ViewProjections;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The views of one image seen from their mean m: for each view the component u along m and ||v||,
 * the norm of the rest. With these one can look at what our reading of Lemma 1 assumes: E[cos] =
 * E[f(||v||^2)] if u and ||v|| are independent, and by Jensen E[f(||v||^2)] &gt;= f(sigma_v^2).
 */
public final class ViewComponents {

    private final double[] along;
    private final double[] off;

    private ViewComponents(double[] along, double[] off) {
        this.along = along;
        this.off = off;
    }

    /**
     * Splits the views of each image of a block.
     *
     * @param features the un-normalised features, images x views x dimension, row-major
     * @param views the number of views of each image, at least 2
     * @param dimension the dimension of a feature, at least 1
     * @return one for each image
     * @throws IllegalArgumentException if a number is out of its range, the length is not a whole
     *     number of images, a feature is not finite, or the mean of an image's views is 0
     */
    public static List<ViewComponents> of(float[] features, int views, int dimension) {
        int images = BlockChecks.images(features, views, dimension);
        if (views < 2) {
            throw new IllegalArgumentException(
                    "One view has no spread around its mean; at least 2 are needed");
        }
        List<ViewComponents> all = new ArrayList<>();
        for (int i = 0; i < images; i++) {
            int first = i * views * dimension;
            float[] rows = Arrays.copyOfRange(features, first, first + views * dimension);
            all.add(ofImage(rows, dimension, i));
        }
        return all;
    }

    /**
     * Splits the views of each image of a set along and off their mean.
     *
     * @param views makes the views' projections, of at least one augmented view
     * @param images the set
     * @return one for each image
     * @throws IllegalArgumentException if there is only the clean view
     */
    public static List<ViewComponents> of(ViewProjections views, ImageSet images) {
        List<ViewComponents> all = new ArrayList<>();
        views.forEachBlock(
                images,
                (first, projections) ->
                        all.addAll(of(projections, views.views(), views.dimension())));
        return all;
    }

    private static ViewComponents ofImage(float[] rows, int dimension, int image) {
        int views = rows.length / dimension;
        double[] axis = mean(rows, dimension);
        double mu = Math.sqrt(Arrays.stream(axis).map(x -> x * x).sum());
        if (mu == 0) {
            throw new IllegalArgumentException(
                    "The views of image " + image + " have the mean 0, which has no direction");
        }
        double[] along = new double[views];
        double[] off = new double[views];
        for (int view = 0; view < views; view++) {
            double inner = 0;
            for (int d = 0; d < dimension; d++) {
                inner += rows[view * dimension + d] * axis[d] / mu;
            }
            double rest = 0;
            for (int d = 0; d < dimension; d++) {
                double v = rows[view * dimension + d] - inner * axis[d] / mu;
                rest += v * v;
            }
            along[view] = inner;
            off[view] = Math.sqrt(rest);
        }
        return new ViewComponents(along, off);
    }

    private static double[] mean(float[] rows, int dimension) {
        double[] mean = new double[dimension];
        for (int i = 0; i < rows.length; i++) {
            mean[i % dimension] += rows[i] / (double) (rows.length / dimension);
        }
        return mean;
    }

    /** {@return u of each view} */
    public double[] along() {
        return along.clone();
    }

    /** {@return ||v|| of each view} */
    public double[] off() {
        return off.clone();
    }

    /** {@return mu, the norm of the mean, which is the mean of u} */
    public double mu() {
        return mean(along);
    }

    /** {@return the standard deviation of u over the views, with 1/n} */
    public double sigma() {
        double mu = mu();
        return Math.sqrt(Arrays.stream(along).map(u -> (u - mu) * (u - mu)).sum() / along.length);
    }

    /** {@return sigma_v^2, the mean of ||v||^2} */
    public double squaredSigmaV() {
        return Arrays.stream(off).map(v -> v * v).sum() / off.length;
    }

    /** {@return the correlation of u and ||v|| over the views; 0 if one of them does not vary} */
    public double correlation() {
        double u = mean(along);
        double v = mean(off);
        double product = 0;
        double squaredU = 0;
        double squaredV = 0;
        for (int i = 0; i < along.length; i++) {
            product += (along[i] - u) * (off[i] - v);
            squaredU += (along[i] - u) * (along[i] - u);
            squaredV += (off[i] - v) * (off[i] - v);
        }
        return product == 0 ? 0 : product / Math.sqrt(squaredU * squaredV);
    }

    /** {@return E[cos] of a view with the mean direction, as it is} */
    public double meanCosine() {
        return mean(IntStream.range(0, along.length).mapToDouble(i -> cosine(along[i], off[i])));
    }

    /**
     * Returns E[f(||v||^2)] for the f of the measured u: every u is joined with every ||v||, as if
     * they were independent.
     *
     * @return what E[cos] would be under independence
     */
    public double cosineIfIndependent() {
        return mean(Arrays.stream(off).map(this::f));
    }

    /** {@return f(sigma_v^2) for the f of the measured u: the bound after the Jensen step} */
    public double jensenBound() {
        return f(Math.sqrt(squaredSigmaV()));
    }

    /**
     * Returns f(sigma_v^2) for a normal u of the same mean and standard deviation.
     *
     * @return the bound of {@link Lemma#normal}
     * @throws IllegalArgumentException if u does not vary
     */
    public double normalBound() {
        return Lemma.normal(mu(), sigma()).value(squaredSigmaV());
    }

    private double f(double offNorm) {
        return mean(Arrays.stream(along).map(u -> cosine(u, offNorm)));
    }

    private static double cosine(double u, double offNorm) {
        return u == 0 ? 0 : u / Math.hypot(u, offNorm);
    }

    private static double mean(double[] values) {
        return mean(Arrays.stream(values));
    }

    private static double mean(DoubleStream values) {
        return values.average().orElseThrow();
    }
}
