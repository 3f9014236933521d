// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model;

import ai.djl.ndarray.NDArray;
import java.util.Map;

/**
 * What a model makes of a batch of images.
 *
 * @param backbone the pooled backbone features, batch x feature size
 * @param projection the un-normalised projections, batch x embedding size: the z of the paper
 * @param heads the outputs of the linear heads by name, each batch x its number of outputs
 */
public record Features(NDArray backbone, NDArray projection, Map<String, NDArray> heads) {}
