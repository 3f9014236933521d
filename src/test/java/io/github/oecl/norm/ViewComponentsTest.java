// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.norm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.random.KeyedRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewComponentsTest {

    /** Four views with the mean (4, 0): u is the first coordinate, |v| the second. */
    private static final float[] CROSS = {3, 1, 5, -1, 3, -2, 5, 2};

    private static ViewComponents cross() {
        return ViewComponents.of(CROSS, 4, 2).get(0);
    }

    private static float[] noise(int views, int dimension, double mean) {
        KeyedRandom random = KeyedRandom.of(5, views, dimension);
        float[] features = new float[views * dimension];
        for (int i = 0; i < features.length; i++) {
            features[i] = (float) ((i % dimension == 0 ? mean : 0) + random.nextGaussian());
        }
        return features;
    }

    @Test
    void splitsViewsAlongAndOffTheirMean() {
        assertArrayEquals(new double[] {3, 5, 3, 5}, cross().along(), 1e-12);
        assertArrayEquals(new double[] {1, 1, 2, 2}, cross().off(), 1e-12);
        assertEquals(4, cross().mu(), 1e-12);
        assertEquals(1, cross().sigma(), 1e-12);
        assertEquals(2.5, cross().squaredSigmaV(), 1e-12);
    }

    @Test
    void agreesWithTheStatisticsOfTheSameViews() {
        float[] features = noise(40, 6, 2);
        NormStatistics statistics = NormStatistics.of(features, 20, 6);
        List<ViewComponents> components = ViewComponents.of(features, 20, 6);
        for (int i = 0; i < 2; i++) {
            ViewComponents image = components.get(i);
            assertEquals(statistics.values(NormStatistic.NORM_OF_MEAN)[i], image.mu(), 1e-10);
            assertEquals(
                    statistics.values(NormStatistic.OFF_MEAN_MEAN_SQUARED_NORM)[i],
                    image.squaredSigmaV(),
                    1e-10);
            assertEquals(
                    statistics.values(NormStatistic.MEAN_COSINE_TO_MEAN)[i],
                    image.meanCosine(),
                    1e-10);
        }
    }

    @Test
    void independentPartsHaveTheCosineOfAllTheirPairs() {
        assertEquals(0, cross().correlation(), 1e-12);
        assertEquals(cross().meanCosine(), cross().cosineIfIndependent(), 1e-12);
    }

    @Test
    void dependentPartsAreSeen() {
        ViewComponents grown =
                ViewComponents.of(new float[] {3, 1, 3, -1, 5, 2, 5, -2}, 4, 2).get(0);
        assertEquals(1, grown.correlation(), 1e-12);
        assertTrue(grown.meanCosine() > grown.cosineIfIndependent());
    }

    @Test
    void jensenBoundIsBelow() {
        ViewComponents image = ViewComponents.of(noise(500, 3, 3), 500, 3).get(0);
        assertTrue(image.jensenBound() <= image.cosineIfIndependent());
        assertEquals(image.jensenBound(), image.normalBound(), 0.01);
    }

    @Test
    void refusesOneViewAndAMeanOfZero() {
        assertThrows(IllegalArgumentException.class, () -> ViewComponents.of(CROSS, 1, 2));
        String message =
                assertThrows(
                                IllegalArgumentException.class,
                                () -> ViewComponents.of(new float[] {1, 2, -1, -2}, 2, 2))
                        .getMessage();
        assertTrue(message.contains("image 0"), message);
    }
}
