// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.Bounded;
import io.github.oecl.Outcomes;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every damaged image is an error that names it, or the image, soon and with little memory. */
class ImageCorpusTest {

    @Test
    @Timeout(300)
    void noDamagedImageDoesHarmOrPassesForAWholeOne() throws IOException {
        ImageDecoder decoder = ImageDecoder.withDefaults();
        Outcomes outcomes = new Outcomes();
        Bounded bounds = new Bounded();
        for (DamagedImage damaged : DamagedImages.all()) {
            RgbImage[] decoded = new RgbImage[1];
            Exception thrown =
                    bounds.run(
                            damaged.name(),
                            () -> decoded[0] = decoder.decode(damaged.bytes(), damaged.name()));
            outcomes.add(damaged.kind(), damaged.judge(decoded[0], thrown));
        }
        System.out.printf("%d damaged images, %s%n%s", outcomes.size(), bounds, outcomes);
        assertTrue(outcomes.size() >= 500, outcomes::toString);
        assertTrue(outcomes.of("error") >= 500, outcomes::toString);
        // The decoder is as it was.
        RgbImage image = TestImages.gradient(8, 8);
        assertEquals(image, decoder.decode(image.png(), "after.png"));
    }
}
