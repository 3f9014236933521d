// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.score;

import io.github.oecl.data.ImageSet;
import io.github.oecl.norm.NormStatistic;
import io.github.oecl.norm.NormStatistics;
import io.github.oecl.norm.ViewProjections;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Scores images with a model: the statistics of their views and, from those, every score. */
public final class ImageScores {

    private final ViewProjections projections;
    private final CosineNormScore cosine;

    private record Described(float[] means, NormStatistics statistics) {}

    private ImageScores(ViewProjections projections, CosineNormScore cosine) {
        this.projections = projections;
        this.cosine = cosine;
    }

    /**
     * Returns scores of which the cosine is taken with the given training images.
     *
     * @param projections computes the features
     * @param training the normal training images
     * @return the scores
     */
    public static ImageScores fitted(ViewProjections projections, ImageSet training) {
        float[] means = describe(projections, training).means();
        return new ImageScores(
                projections, CosineNormScore.against(means, projections.dimension()));
    }

    /**
     * Scores a set.
     *
     * @param images at least one image
     * @return for each score a number for each image, larger for a more normal one
     */
    public Map<OodScore, double[]> of(ImageSet images) {
        Described described = describe(projections, images);
        NormStatistics statistics = described.statistics();
        Map<OodScore, double[]> scores = new EnumMap<>(OodScore.class);
        scores.put(OodScore.NORM_OF_MEAN, statistics.values(NormStatistic.NORM_OF_MEAN));
        scores.put(OodScore.MEAN_SQUARED_NORM, statistics.values(NormStatistic.MEAN_SQUARED_NORM));
        scores.put(OodScore.CLEAN_NORM, statistics.values(NormStatistic.FIRST_VIEW_NORM));
        scores.put(OodScore.COSINE_NORM, cosine.score(described.means()));
        return scores;
    }

    /**
     * Scores both sides of a test.
     *
     * @param normal normal test images
     * @param ood OOD test images
     * @return for each score its values on both sides
     */
    public Map<OodScore, TestScores> of(ImageSet normal, ImageSet ood) {
        Map<OodScore, double[]> normalScores = of(normal);
        Map<OodScore, double[]> oodScores = of(ood);
        Map<OodScore, TestScores> both = new EnumMap<>(OodScore.class);
        normalScores.forEach(
                (score, values) -> both.put(score, new TestScores(values, oodScores.get(score))));
        return both;
    }

    private static Described describe(ViewProjections projections, ImageSet images) {
        int dimension = projections.dimension();
        int views = projections.views();
        float[] means = new float[images.size() * dimension];
        List<NormStatistics> blocks = new ArrayList<>();
        projections.forEachBlock(
                images,
                (first, block) -> {
                    average(block, views, dimension, means, first * dimension);
                    blocks.add(NormStatistics.of(block, views, dimension));
                });
        return new Described(means, NormStatistics.concat(blocks));
    }

    private static void average(
            float[] block, int views, int dimension, float[] means, int offset) {
        for (int i = 0; i < block.length; i++) {
            int image = i / (views * dimension);
            means[offset + image * dimension + i % dimension] += block[i] / views;
        }
    }
}
