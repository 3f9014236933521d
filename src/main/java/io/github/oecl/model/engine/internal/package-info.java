// SPDX-License-Identifier: Apache-2.0

/**
 * What computes in this process, on which the last bits of numbers depend: the library's version,
 * the engine, the processor and its instruction sets ({@link
 * io.github.oecl.model.engine.internal.Environment}).
 */
package io.github.oecl.model.engine.internal;
