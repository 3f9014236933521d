// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.run;

import io.github.oecl.data.ImageSet;
import java.util.Locale;

/**
 * That only few outliers are at hand (few-shot; the protocol is ours): k different images over the
 * whole training, drawn without replacement and balanced over their classes. With one draw the
 * outliers of a smaller k are among those of a larger.
 *
 * @param k how many, at least 1
 * @param draw which ones: the seed of the choice, for which a run takes that of its training
 */
public record FewOutliers(int k, long draw) {

    /**
     * Checks the number.
     *
     * @param k how many, at least 1
     * @param draw which ones: the seed of the choice
     * @throws IllegalArgumentException if k is below 1
     */
    public FewOutliers {
        if (k < 1) {
            throw new IllegalArgumentException(
                    "k, the number of outliers, is "
                            + k
                            + "; it must be at least 1 (without outliers take SimCLR)");
        }
    }

    /**
     * Returns k of some outliers.
     *
     * @param outliers all that there are
     * @return the ones at hand
     * @throws IllegalArgumentException if there are fewer than k
     */
    public ImageSet of(ImageSet outliers) {
        if (k > outliers.size()) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "k, the number of outliers, is %d, but %s has %d: take at most as many",
                            k,
                            outliers.name(),
                            outliers.size()));
        }
        return outliers.take(k, draw);
    }
}
