// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.transform;

/**
 * Has a distribution shift of one's own: a service of {@link java.util.ServiceLoader} that other
 * processes, such as those of a grid, find on the class path. A notebook calls {@link
 * Shift#register}.
 */
public interface ShiftFactory {

    /** {@return the shift; its name has letters, digits, dots, hyphens and underscores} */
    Shift shift();
}
