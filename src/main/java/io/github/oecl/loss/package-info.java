// SPDX-License-Identifier: Apache-2.0

/**
 * Objectives: what a method shows its network and what it asks of the outputs. An {@link
 * io.github.oecl.loss.Objective} names the views it wants, the heads it adds, its loss and its
 * score; the one training loop does the rest. The losses themselves are static functions of arrays.
 */
package io.github.oecl.loss;
