// SPDX-License-Identifier: Apache-2.0
/** The optimisers of the recipes: SGD, LARS, the limit of the gradient and the schedule. */
package io.github.oecl.optim.internal;
