// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import io.github.oecl.model.Features;

/**
 * The outputs of a training batch, cut into the rows that count as normal and those that count as
 * outliers.
 *
 * @param features the outputs of all rows, in the order of the objective's plan
 * @param normalRows how many of the rows, the first ones, count as normal
 */
public record BatchFeatures(Features features, int normalRows) {

    /** {@return the projections of the normal rows} */
    public NDArray normal() {
        NDArray all = features.projection();
        return hasOutliers() ? all.get(new NDIndex(":" + normalRows)) : all;
    }

    /** {@return the projections of the outlier rows} */
    public NDArray outliers() {
        return features.projection().get(new NDIndex(normalRows + ":"));
    }

    /** {@return whether any row counts as an outlier} */
    public boolean hasOutliers() {
        return features.projection().getShape().get(0) > normalRows;
    }
}
