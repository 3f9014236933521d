// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.image.RgbImage;
import io.github.oecl.random.KeyedRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ColorJitterTest {

    private static final RgbImage IMAGE = Samples.noise(6, 6);

    @Test
    void withoutStrengthNothingChanges() {
        ColorJitter none = new ColorJitter(0, 0, 0, 0);
        assertEquals(IMAGE, none.apply(IMAGE, KeyedRandom.of(1)));
    }

    @Test
    void theFactorOfBrightnessIsUniform() {
        RgbImage gray = Samples.filled(1, 1, 150, 150, 150);
        ColorJitter jitter = new ColorJitter(0.4, 0, 0, 0);
        double[] factors = new double[3000];
        for (int i = 0; i < factors.length; i++) {
            int level = jitter.apply(gray, KeyedRandom.of(i)).get(0, 0, 0);
            factors[i] = ((level + 0.5) / 150 - 0.6) / 0.8;
        }
        assertTrue(Samples.isUniform(factors));
    }

    @Test
    void allOrdersOfTheOperationsAreAsLikely() {
        Map<String, Integer> counts = new HashMap<>();
        int trials = 24_000;
        for (int i = 0; i < trials; i++) {
            String order = Arrays.toString(RandomDraws.permutation(4, KeyedRandom.of(i)));
            counts.merge(order, 1, Integer::sum);
        }
        assertEquals(24, counts.size());
        for (int count : counts.values()) {
            assertTrue(Samples.isPlausible(count, trials, 1.0 / 24), counts.toString());
        }
    }

    @Test
    void theOperationsComeInTheOrderDrawn() {
        ColorJitter jitter = new ColorJitter(0.4, 0.4, 0, 0);
        int brightnessFirst = 0;
        for (int i = 0; i < 100; i++) {
            KeyedRandom random = KeyedRandom.of(i);
            String order =
                    Arrays.toString(RandomDraws.permutation(4, random)).replaceAll("[^01]", "");
            double first = RandomDraws.uniform(0.6, 1.4, random);
            double second = RandomDraws.uniform(0.6, 1.4, random);
            boolean brightness = order.equals("01");
            RgbImage expected =
                    brightness
                            ? ColorOps.contrast(ColorOps.brightness(IMAGE, first), second)
                            : ColorOps.brightness(ColorOps.contrast(IMAGE, first), second);
            assertEquals(expected, jitter.apply(IMAGE, KeyedRandom.of(i)));
            brightnessFirst += brightness ? 1 : 0;
        }
        assertTrue(Samples.isPlausible(brightnessFirst, 100, 0.5));
    }

    @Test
    void strengthsOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new ColorJitter(-0.1, 0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new ColorJitter(0, 0, Double.NaN, 0));
        assertThrows(IllegalArgumentException.class, () -> new ColorJitter(0, 0, 0, 0.6));
    }
}
