// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import java.util.List;

/**
 * What a training did.
 *
 * @param epochs a report for each epoch that was finished
 * @param steps the steps done
 * @param views the views seen
 * @param distinctOutliers how many different images of outlier exposure were seen
 * @param seconds how long it took
 * @param completed false if it was cancelled before its end
 */
public record TrainingRecord(
        List<EpochReport> epochs,
        long steps,
        long views,
        int distinctOutliers,
        double seconds,
        boolean completed) {}
