// SPDX-License-Identifier: Apache-2.0

/**
 * Optimisers in PyTorch's form. The library has its own, because DJL's momentum keeps the learning
 * rate inside its state, which differs from the authors' under a cosine schedule. DJL's own and
 * users' have a name ({@link io.github.oecl.optim.OptimizerFactory#register}).
 */
package io.github.oecl.optim;
