// SPDX-License-Identifier: Apache-2.0
/**
 * What the library decides and scores with inside: estimates over seeds, rules for verdicts,
 * distances of features.
 */
package io.github.oecl.score.internal;
