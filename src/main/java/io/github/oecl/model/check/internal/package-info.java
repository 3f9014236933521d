// SPDX-License-Identifier: Apache-2.0

/**
 * Whether the engine computes a network rightly on this machine. {@link
 * io.github.oecl.model.check.internal.EngineCheck} is asked before a network trains or scores; it
 * lets a process of its own compute the network's layers, compares samples with float64, and keeps
 * the outcome in the user's cache.
 */
package io.github.oecl.model.check.internal;
