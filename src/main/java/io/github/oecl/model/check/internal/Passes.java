// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.check.internal;

/** What a network is about to do. */
public enum Passes {
    /** Forward and backward, as training does; convolutions have no bias. */
    TRAINING,
    /** Forward alone, as a frozen model does; convolutions have the bias of batch norm. */
    SCORING
}
