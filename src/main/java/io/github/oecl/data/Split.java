// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data;

/**
 * Two parts of a set that share no place in it.
 *
 * @param first the part whose share was asked for
 * @param second the rest
 */
public record Split(ImageSet first, ImageSet second) {}
