// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import io.github.oecl.data.ImageSet;
import io.github.oecl.features.ViewProjections;
import io.github.oecl.loss.internal.Bce;
import java.util.List;
import java.util.Map;

/** BCE's: the logit of "normal" of its head. */
record LogitScoring() implements StatelessScoring {

    @Override
    public List<OodScore> scores() {
        return List.of(OodScore.LOGIT, OodScore.CLEAN_LOGIT);
    }

    @Override
    public Map<String, Integer> heads() {
        return new Bce().heads();
    }

    @Override
    public Map<OodScore, double[]> unfitted(ViewProjections views, ImageSet images) {
        ViewNumbers numbers =
                ViewNumbers.of(
                        views,
                        images,
                        features -> doubles(features.heads().get(Bce.HEAD).toFloatArray()));
        return Map.of(OodScore.LOGIT, numbers.means(), OodScore.CLEAN_LOGIT, numbers.clean());
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }
}
