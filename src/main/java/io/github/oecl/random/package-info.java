// SPDX-License-Identifier: Apache-2.0

/**
 * Random numbers as a function of a key. Every random choice of the library comes from a {@link
 * io.github.oecl.random.KeyedRandom} whose key names the choice (a seed, a stream, a step, a slot,
 * a view), so that neither the number of threads nor the order of the work changes a result.
 */
package io.github.oecl.random;
