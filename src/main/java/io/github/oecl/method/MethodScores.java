// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import io.github.oecl.data.ImageSet;
import java.util.Map;

/** The scores that go with one {@link io.github.oecl.loss.ScoreRule}. */
interface MethodScores {

    /** Scores at least one image by each of {@link OodScore#of}. */
    Map<OodScore, double[]> of(ImageSet images);
}
