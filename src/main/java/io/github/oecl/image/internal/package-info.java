// SPDX-License-Identifier: Apache-2.0

/**
 * JPEG files as far as Java's reader does not look at them: whether all data are there and make
 * sense ({@link io.github.oecl.image.internal.JpegData}), how the header is to be understood
 * ({@link io.github.oecl.image.internal.JpegHeader}), and what its segments hold. No pixel is
 * computed here.
 */
package io.github.oecl.image.internal;
