// SPDX-License-Identifier: Apache-2.0

/** The command line: {@code oecl}, a thin skin over the experiments. */
package io.github.oecl.cli;
