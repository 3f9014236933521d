// SPDX-License-Identifier: Apache-2.0

/**
 * Sets of labelled images and what is made of them. An {@link io.github.oecl.data.ImageSet} is
 * immutable; it comes from files ({@link io.github.oecl.data.formats}), from a seed ({@link
 * io.github.oecl.data.synthetic}), or by name from a {@link io.github.oecl.data.DataCatalog}. A
 * {@link io.github.oecl.data.Task} divides a {@link io.github.oecl.data.Dataset} into normal,
 * out-of-distribution and outlier-exposure images, and refuses divisions in which one leaks into
 * another. Plain arrays; no tensors.
 */
package io.github.oecl.data;
