// SPDX-License-Identifier: Apache-2.0

/** The commands that bring networks to other programs and back: export and import. */
package io.github.oecl.cli.exchange.internal;
