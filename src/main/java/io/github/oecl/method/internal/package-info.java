// SPDX-License-Identifier: Apache-2.0
/** Scores that need nothing of the training images. */
package io.github.oecl.method.internal;
