// SPDX-License-Identifier: Apache-2.0

/**
 * The library on Apache Spark: scores of many images ({@link io.github.oecl.spark.SparkScoring}),
 * q-values of a large table ({@link io.github.oecl.spark.QValues}), and the runs of a grid ({@link
 * io.github.oecl.spark.SparkCells}). It uses the library from outside, as any program would.
 */
package io.github.oecl.spark;
