// SPDX-License-Identifier: Apache-2.0

/**
 * Which view of which image is looked at, said once ({@link io.github.oecl.features.TestViews}),
 * and the features that a model computes from these views, block by block ({@link
 * io.github.oecl.features.ViewProjections}), so that memory does not grow with the number of
 * images.
 */
package io.github.oecl.features;
