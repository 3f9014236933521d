// SPDX-License-Identifier: Apache-2.0

/**
 * What a detector says of a user's images, to look at: figures, heat maps, the drift of a stream,
 * and a report of one page ({@link io.github.oecl.plot.detector.DetectorFigures#report}) that needs
 * nothing else.
 */
package io.github.oecl.plot.detector;
