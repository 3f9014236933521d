// SPDX-License-Identifier: Apache-2.0
/** The optimisers of the recipes: SGD, LARS and the limit of the gradient. */
package io.github.oecl.optim.internal;
