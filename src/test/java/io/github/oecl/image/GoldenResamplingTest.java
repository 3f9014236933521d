// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenResamplingTest {

    static List<GoldenImageOps.Case> cases() {
        return GoldenImageOps.of("resized_crop_bilinear_antialias");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void cropAndResizeGivesTorchvisionsPixels(GoldenImageOps.Case golden) {
        RgbImage resized =
                Resampling.cropAndResize(
                        golden.input(),
                        golden.whole("top"),
                        golden.whole("left"),
                        golden.whole("height"),
                        golden.whole("width"),
                        golden.whole("size"),
                        golden.whole("size"));
        assertEquals(golden.expected(), resized);
    }
}
