// SPDX-License-Identifier: Apache-2.0

/**
 * How users' own parts are found by their names ({@link
 * io.github.oecl.extension.internal.Registry}): registered by a call, as in a notebook, or offered
 * by a jar on the class path.
 */
package io.github.oecl.extension.internal;
