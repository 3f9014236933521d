// SPDX-License-Identifier: Apache-2.0

/**
 * What a notebook needs beside the library: showing things in a cell, a training that one can
 * watch, and the lines at the beginning and the end. The only place that knows that Jupyter exists.
 *
 * <p>Kernels are found at run time and by reflection: IJava, JJava and rapaio-jupyter-kernel. None
 * of them is needed, and outside of a kernel all of this prints plain lines.
 */
package io.github.oecl.notebook;
