// SPDX-License-Identifier: Apache-2.0

/**
 * The one training loop. Views are made on threads of their own ({@link
 * io.github.oecl.train.PixelPipeline}), the {@link io.github.oecl.train.Trainer} takes a step for
 * each batch, and listeners watch. What differs between methods is in their objective, never here.
 */
package io.github.oecl.train;
