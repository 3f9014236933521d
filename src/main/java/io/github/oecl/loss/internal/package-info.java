// SPDX-License-Identifier: Apache-2.0
/** The losses of the paper's baselines HSC and BCE. */
package io.github.oecl.loss.internal;
