// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.score.internal;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The score of SimCLR and CSI: s_con(x) = max over training images m of cos(z(x), z(x_m)), times
 * ||z(x)|| (Tack et al. 2020, "CSI"). The norm of z(x) cancels, so that this is the largest
 * projection of z(x) on a training direction: a blocked matrix product in float32, on all cores. A
 * zero vector has cosine 0 with every other.
 */
public final class CosineNormScore {

    /** Training images to a tile: a tile of 128 dimensions stays in the second-level cache. */
    private static final int TILE = 256;

    /** Test images that share one reading of a tile. */
    private static final int ROWS = 64;

    private final int dimension;

    /** Unit vectors of the training images, tiles x dimension x TILE; the last tile repeats one. */
    private final float[][] tiles;

    private CosineNormScore(int dimension, float[][] tiles) {
        this.dimension = dimension;
        this.tiles = tiles;
    }

    /**
     * Keeps the directions of the training images.
     *
     * @param training their un-normalised features, images x dimension, row-major
     * @param dimension the dimension of a feature, at least 1
     * @return the score against these images
     * @throws IllegalArgumentException if there is no image, if the length is not a multiple of the
     *     dimension, or if a feature is NaN or infinite
     */
    public static CosineNormScore against(float[] training, int dimension) {
        int images = rows(training, dimension, "training");
        float[][] tiles = new float[(images + TILE - 1) / TILE][dimension * TILE];
        for (int column = 0; column < tiles.length * TILE; column++) {
            // Repeating the last image fills the tile and leaves the maximum as it is.
            int offset = Math.min(column, images - 1) * dimension;
            double norm = norm(training, offset, dimension);
            float[] tile = tiles[column / TILE];
            for (int d = 0; d < dimension; d++) {
                tile[d * TILE + column % TILE] =
                        norm == 0 ? 0 : (float) (training[offset + d] / norm);
            }
        }
        return new CosineNormScore(dimension, tiles);
    }

    /**
     * Scores images.
     *
     * @param features their un-normalised features, images x dimension, row-major
     * @return a score for each image, larger for a more normal one, to about 1e-6 of its norm
     * @throws IllegalArgumentException if there is no image, if the length is not a multiple of the
     *     dimension, or if a feature is NaN or infinite
     */
    public double[] score(float[] features) {
        int images = rows(features, dimension, "test");
        float[] best = new float[images];
        Arrays.fill(best, Float.NEGATIVE_INFINITY);
        IntStream.range(0, (images + ROWS - 1) / ROWS)
                .parallel()
                .forEach(block -> scoreBlock(features, block * ROWS, best));
        double[] scores = new double[images];
        Arrays.setAll(scores, i -> best[i]);
        return scores;
    }

    private void scoreBlock(float[] features, int firstRow, float[] best) {
        float[] products = new float[TILE];
        int end = Math.min(firstRow + ROWS, best.length);
        for (float[] tile : tiles) {
            for (int row = firstRow; row < end; row++) {
                Arrays.fill(products, 0);
                multiply(features, row * dimension, tile, products);
                best[row] = Math.max(best[row], max(products));
            }
        }
    }

    /** Adds the products of a feature with the columns of a tile, four dimensions at a time. */
    private void multiply(float[] features, int offset, float[] tile, float[] products) {
        int d = 0;
        for (; d + 3 < dimension; d += 4) {
            addFour(features, offset + d, tile, d * TILE, products);
        }
        for (; d < dimension; d++) {
            float z = features[offset + d];
            for (int j = 0; j < TILE; j++) {
                products[j] += z * tile[d * TILE + j];
            }
        }
    }

    /** A loop of its own, plain enough for the compiler to turn into vector instructions. */
    private static void addFour(float[] z, int at, float[] tile, int start, float[] products) {
        float z0 = z[at];
        float z1 = z[at + 1];
        float z2 = z[at + 2];
        float z3 = z[at + 3];
        for (int j = 0; j < TILE; j++) {
            products[j] +=
                    z0 * tile[start + j]
                            + z1 * tile[start + TILE + j]
                            + z2 * tile[start + 2 * TILE + j]
                            + z3 * tile[start + 3 * TILE + j];
        }
    }

    private static float max(float[] values) {
        float max = values[0];
        for (float value : values) {
            max = Math.max(max, value);
        }
        return max;
    }

    private static double norm(float[] values, int offset, int length) {
        double square = 0;
        for (int d = 0; d < length; d++) {
            square += (double) values[offset + d] * values[offset + d];
        }
        return Math.sqrt(square);
    }

    public static int rows(float[] features, int dimension, String role) {
        if (dimension < 1 || features.length == 0 || features.length % dimension != 0) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%d numbers are no %s features of dimension %d: at least one whole row is needed.",
                            features.length,
                            role,
                            dimension));
        }
        for (int i = 0; i < features.length; i++) {
            if (!Float.isFinite(features[i])) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "The feature of %s image %d is %s in dimension %d.",
                                role,
                                i / dimension,
                                features[i],
                                i % dimension));
            }
        }
        return features.length / dimension;
    }
}
