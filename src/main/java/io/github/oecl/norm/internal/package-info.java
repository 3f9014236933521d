// SPDX-License-Identifier: Apache-2.0
/** Quantiles of norms. */
package io.github.oecl.norm.internal;
