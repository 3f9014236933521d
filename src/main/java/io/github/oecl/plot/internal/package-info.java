// SPDX-License-Identifier: Apache-2.0
/** What figures are drawn with: axes, panels, colours, text. */
package io.github.oecl.plot.internal;
