// SPDX-License-Identifier: Apache-2.0

/**
 * Figures and tables as values: a {@link java.awt.image.BufferedImage} or a Tablesaw table made
 * from results, for whoever wants to show or save it. Colours have one meaning throughout, that of
 * {@link io.github.oecl.plot.Role}, and can be told apart by colour-blind readers. Every figure of
 * a run names its preset and its budget. {@link io.github.oecl.plot.Figures} makes them; no display
 * is needed.
 */
package io.github.oecl.plot;
