// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import java.io.IOException;
import java.nio.file.Path;

/** A training cannot go on from its checkpoints; the message says where, why and what to do. */
final class CheckpointException extends IOException {

    private static final long serialVersionUID = 1L;

    CheckpointException(Path place, String reason, Throwable cause) {
        super("Checkpoints: " + place + " " + reason, cause);
    }
}
