// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.run;

import io.github.oecl.method.OodScore;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The AUROC of a run over its training, as {@link CurveConfig} asks for it.
 *
 * @param views the views of each image, the clean one among them
 * @param steps the updates of the weights at each point
 * @param auroc at each point, by score; those that are fitted to training images are left out
 */
public record AurocOverSteps(int views, List<Long> steps, Map<OodScore, List<Double>> auroc) {

    /**
     * Copies and checks the points.
     *
     * @param views the views of each image, the clean one among them
     * @param steps the updates of the weights at each point
     * @param auroc at each point, by score
     * @throws IllegalArgumentException if a part is missing or a score has not as many points as
     *     there are steps
     */
    public AurocOverSteps {
        if (steps == null || auroc == null) {
            throw new IllegalArgumentException("A curve needs steps and auroc; one is missing");
        }
        steps = List.copyOf(steps);
        Map<OodScore, List<Double>> copy = new TreeMap<>();
        auroc.forEach((score, values) -> copy.put(score, List.copyOf(values)));
        auroc = copy;
        for (Map.Entry<OodScore, List<Double>> line : copy.entrySet()) {
            if (line.getValue().size() != steps.size()) {
                throw new IllegalArgumentException(
                        "A curve of %s steps has %s points of %s"
                                .formatted(steps.size(), line.getValue().size(), line.getKey()));
            }
        }
    }
}
