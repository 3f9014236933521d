// SPDX-License-Identifier: Apache-2.0

/**
 * Checked downloads of public data sets: a {@link io.github.oecl.data.fetch.internal.DataFetch}
 * resumes where it broke off, verifies size and checksums before anything is unpacked, and leaves
 * nothing half-written.
 */
package io.github.oecl.data.fetch.internal;
