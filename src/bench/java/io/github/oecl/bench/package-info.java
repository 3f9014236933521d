/**
 * The benchmark: this library and a Python program of the same network, loss, optimiser and
 * augmentation, each in a process of its own, taking turns. Not part of the library's jar.
 */
package io.github.oecl.bench;
