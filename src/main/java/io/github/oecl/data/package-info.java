// SPDX-License-Identifier: Apache-2.0

/**
 * Sets of labelled images and what is made of them. An {@link io.github.oecl.data.ImageSet} is
 * immutable; it comes from files ({@link io.github.oecl.data.Cifar}, {@link
 * io.github.oecl.data.ImageFolder}, {@link io.github.oecl.data.ImageNet}, {@link
 * io.github.oecl.data.RaabinWbc}, {@link io.github.oecl.data.Dior}, {@link
 * io.github.oecl.data.Ham10000}, {@link io.github.oecl.data.TinyImages}), from a seed ({@link
 * io.github.oecl.data.SyntheticObjects}, {@link io.github.oecl.data.SyntheticCells}, {@link
 * io.github.oecl.data.SyntheticTextures}), or by name from a {@link
 * io.github.oecl.data.DataCatalog}; {@link io.github.oecl.data.DataFetch} downloads what is at a
 * stable public address. A {@link io.github.oecl.data.Task} divides a {@link
 * io.github.oecl.data.Dataset} into normal, out-of-distribution and outlier-exposure images, and
 * refuses divisions in which one leaks into another. Plain arrays; no tensors.
 */
package io.github.oecl.data;
