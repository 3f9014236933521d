// SPDX-License-Identifier: Apache-2.0

/**
 * What a detector says of the files of a folder: {@link io.github.oecl.detect.folder.FolderScores}
 * scores them, {@link io.github.oecl.detect.folder.FolderDiscoveries} flags images or groups of
 * them at a false discovery rate, and {@link io.github.oecl.detect.folder.Drift} watches folders in
 * order.
 */
package io.github.oecl.detect.folder;
