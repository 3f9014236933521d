// SPDX-License-Identifier: Apache-2.0

/** The command line: {@code oecl}, a thin layer over the library. */
package io.github.oecl.cli;
