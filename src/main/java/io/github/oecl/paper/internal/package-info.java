// SPDX-License-Identifier: Apache-2.0
/** The paper's ablations and pooled results, and the page of its claims. */
package io.github.oecl.paper.internal;
