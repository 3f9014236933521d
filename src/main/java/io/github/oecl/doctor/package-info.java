// SPDX-License-Identifier: Apache-2.0

/**
 * Whether this machine has what the library and the notebooks need: {@link
 * io.github.oecl.doctor.Doctor} looks at Java, kernels, memory, cores, engine and data, and says of
 * each that it is good, or what to do.
 */
package io.github.oecl.doctor;
