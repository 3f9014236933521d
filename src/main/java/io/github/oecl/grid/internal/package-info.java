// SPDX-License-Identifier: Apache-2.0
/** Differences of AUROC over the seeds of a grid. */
package io.github.oecl.grid.internal;
