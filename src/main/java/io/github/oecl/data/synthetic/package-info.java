// SPDX-License-Identifier: Apache-2.0

/**
 * Synthetic images, made from a seed: {@link io.github.oecl.data.synthetic.SyntheticObjects},
 * {@link io.github.oecl.data.synthetic.SyntheticCells} and {@link
 * io.github.oecl.data.synthetic.SyntheticTextures}, so that everything runs without downloads.
 * Colours, size, place and background have one distribution over all classes.
 */
package io.github.oecl.data.synthetic;
