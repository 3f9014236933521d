// SPDX-License-Identifier: Apache-2.0

/**
 * A detector for images of one's own. {@link io.github.oecl.detect.DetectorTraining} trains on a
 * folder of normal images and holds some of them out; a {@link io.github.oecl.detect.Detector} is a
 * score with a calibration on these, so that each image gets a p-value; {@link
 * io.github.oecl.detect.DetectorFile} keeps it in one file, and {@link
 * io.github.oecl.detect.folder.FolderScores} scores a folder.
 */
package io.github.oecl.detect;
