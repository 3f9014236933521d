// SPDX-License-Identifier: Apache-2.0

/**
 * Whether two results agree, and where they differ: configuration, images, environment and scores
 * ({@link io.github.oecl.run.internal.ResultComparison}).
 */
package io.github.oecl.run.internal;
