// SPDX-License-Identifier: Apache-2.0

/**
 * What tells one training from another ({@link io.github.oecl.train.internal.Fingerprint}): all
 * settings of its parts, by name, so that a checkpoint resumes only the training that wrote it.
 */
package io.github.oecl.train.internal;
