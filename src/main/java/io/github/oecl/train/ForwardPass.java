// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import ai.djl.ndarray.NDArray;
import io.github.oecl.model.Features;
import io.github.oecl.model.OeclModel;
import io.github.oecl.model.Precision;
import io.github.oecl.model.engine.internal.Autocast;
import java.util.LinkedHashMap;
import java.util.Map;

/** The forward pass of a step, in the precision of the training. */
final class ForwardPass {

    private ForwardPass() {}

    /**
     * Computes the features of a batch for training; with their graph if a gradient collector is
     * open. They are float32 in each precision, for a loss in float32.
     */
    @SuppressWarnings("try") // It works by being open; nothing calls it.
    static Features of(OeclModel model, NDArray images, Precision precision) {
        if (precision != Precision.BF16) {
            return model.train(images);
        }
        Features narrow;
        try (Autocast open = new Autocast()) {
            narrow = model.train(images);
        }
        Map<String, NDArray> heads = new LinkedHashMap<>();
        narrow.heads().forEach((name, head) -> heads.put(name, Autocast.widened(head)));
        return new Features(
                Autocast.widened(narrow.backbone()), Autocast.widened(narrow.projection()), heads);
    }
}
