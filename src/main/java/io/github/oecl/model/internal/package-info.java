// SPDX-License-Identifier: Apache-2.0
/** How the engine is used: memory layout, random numbers, gradients, numerics. */
package io.github.oecl.model.internal;
