// SPDX-License-Identifier: Apache-2.0

/**
 * What a notebook needs beside the library: showing things in a cell, a training that one can
 * watch, and the lines at the beginning and the end. The only place that knows that Jupyter exists.
 *
 * <p>Kernels are found at run time: IJava, JJava and rapaio-jupyter-kernel. None of them is needed,
 * and outside of a kernel all of this prints plain lines. The appearance of a thing is defined
 * once, in {@code Renderings}; {@code IJavaRenderers}, {@code JJavaRenderers} and {@code
 * RapaioRenderers} hand it to one kernel each, by the display interfaces of that kernel, and are
 * loaded by it alone.
 */
package io.github.oecl.notebook;
