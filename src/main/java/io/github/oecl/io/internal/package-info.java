// SPDX-License-Identifier: Apache-2.0

/**
 * Files and values without any knowledge of images or networks: files that are written whole or not
 * at all ({@link io.github.oecl.io.internal.OutputFile}), the check of an output before the work
 * that fills it, the space on a disk ({@link io.github.oecl.io.internal.DiskSpace}), the family of
 * zip files of models and checkpoints ({@link io.github.oecl.io.internal.StateWriter}, {@link
 * io.github.oecl.io.internal.StateReader}), JSON, checksums, tables, and the text of values.
 */
package io.github.oecl.io.internal;
