// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import io.github.oecl.data.ImageSet;
import io.github.oecl.features.ViewProjections;

/** Scores that keep nothing of the training images. */
interface StatelessScoring extends Scoring {

    @Override
    default ScoreReference fit(ViewProjections views, ImageSet training) {
        return ScoreReference.none(views.dimension());
    }

    @Override
    default MethodScores of(ViewProjections views, ScoreReference reference) {
        reference.requireDimension(views.dimension());
        return images -> unfitted(views, images);
    }
}
