// SPDX-License-Identifier: Apache-2.0

/**
 * Objectives: what a method shows its network and what it asks of the outputs. An {@link
 * io.github.oecl.loss.Objective} names the views it wants, the heads it adds, its loss and its
 * score; the one training loop does the rest. The losses themselves are static functions of arrays.
 *
 * <p>OECL, self-OECL and SimCLR are made by {@link io.github.oecl.loss.Objective}; CSI, HSC and BCE
 * stand behind the methods of these names. {@link io.github.oecl.loss.Losses} has the parts of
 * losses. What OECL's outlier term is beside its weight, the paper's or one of ours, is an {@link
 * io.github.oecl.loss.OutlierTerm}.
 */
package io.github.oecl.loss;
