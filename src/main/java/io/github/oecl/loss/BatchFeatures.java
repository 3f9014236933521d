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
        return normal(features.projection());
    }

    /**
     * {@return the projections of the outlier rows}
     *
     * @throws IllegalArgumentException if there are none
     */
    public NDArray outliers() {
        return outliers(features.projection());
    }

    /**
     * Returns what a head makes of the normal rows.
     *
     * @param head its name
     * @return rows x outputs
     * @throws IllegalArgumentException if there is no such head
     */
    public NDArray normalHead(String head) {
        return normal(output(head));
    }

    /**
     * Returns what a head makes of the outlier rows.
     *
     * @param head its name
     * @return rows x outputs
     * @throws IllegalArgumentException if there is no such head, or no row is an outlier
     */
    public NDArray outlierHead(String head) {
        return outliers(output(head));
    }

    /** {@return whether any row counts as an outlier} */
    public boolean hasOutliers() {
        return features.projection().getShape().get(0) > normalRows;
    }

    private NDArray output(String head) {
        NDArray output = features.heads().get(head);
        if (output == null) {
            throw new IllegalArgumentException(
                    "There is no head '" + head + "'; there are " + features.heads().keySet());
        }
        return output;
    }

    private NDArray normal(NDArray all) {
        return hasOutliers() ? all.get(new NDIndex(":" + normalRows)) : all;
    }

    private NDArray outliers(NDArray all) {
        if (!hasOutliers()) {
            throw new IllegalArgumentException(
                    "The loss needs outliers, and all " + normalRows + " rows count as normal");
        }
        return all.get(new NDIndex(normalRows + ":"));
    }
}
