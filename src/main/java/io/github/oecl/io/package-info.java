// SPDX-License-Identifier: Apache-2.0

/**
 * Files that are written whole or not at all, the check of an output before the work that fills it,
 * and the room on a disk. Everything here knows files and nothing of what is in them.
 */
package io.github.oecl.io;
