// SPDX-License-Identifier: Apache-2.0

/**
 * Annotations in the XML of Pascal VOC: objects of an image, each with a box ({@link
 * io.github.oecl.data.formats.internal.VocAnnotation}).
 */
package io.github.oecl.data.formats.internal;
