// SPDX-License-Identifier: Apache-2.0

/**
 * Networks: residual backbones and users' own from any DJL block ({@link
 * io.github.oecl.model.Backbone}), the projection head, and the builder that joins them into an
 * {@link io.github.oecl.model.OeclModel}. Also the device that a model computes on ({@link
 * io.github.oecl.model.ComputeDevice}) and its file ({@link io.github.oecl.model.ModelFile}).
 *
 * <p>Inputs are float32, batch x channel x height x width, in [0, 1]; a model standardises them
 * inside with its own mean and standard deviation. Arrays and weights are laid out channels-last in
 * memory, which oneDNN and cuDNN prefer; the shapes that one sees do not change.
 */
package io.github.oecl.model;
