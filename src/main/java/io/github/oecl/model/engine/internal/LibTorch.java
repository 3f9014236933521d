// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.engine.internal;

import ai.djl.pytorch.jni.LibUtils;
import com.sun.jna.Function;
import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import io.github.oecl.model.internal.Numerics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the loaded libtorch what DJL does not hand on. Only where the calls are known to fit, which
 * is Linux on x86; elsewhere, and where libtorch lacks a function, the answer is unknown.
 */
final class LibTorch {

    private static final Logger LOG = LoggerFactory.getLogger(LibTorch.class);

    /** {@code std::string at::get_cpu_capability()}; the name tells how the string is laid out. */
    private static final String CAPABILITY = "_ZN2at18get_cpu_capabilityB5cxx11Ev";

    /** {@code void MKL_Get_Version_String(char*, int)}, part of MKL's documented interface. */
    private static final String MKL_VERSION = "MKL_Get_Version_String";

    private static final Pattern MKL = Pattern.compile("Version (\\S+)-Product Build (\\d+)");

    /** The address of a string's characters, their number, and room for short ones. */
    private static final int STRING_BYTES = 32;

    private static final int TEXT_BYTES = 256;
    private static final int LAZY_IF_LOADED = 1 | 4;

    private LibTorch() {}

    /** Returns the instruction set of ATen's kernels, such as AVX512. */
    static String capability() {
        Function ask = function(CAPABILITY);
        if (ask == null) {
            return Numerics.UNKNOWN;
        }
        try (Memory string = new Memory(STRING_BYTES)) {
            string.clear();
            // A function that returns a string is given the place for it.
            ask.invoke(void.class, new Object[] {string});
            int length = Math.toIntExact(string.getLong(Long.BYTES));
            return new String(
                    string.getPointer(0).getByteArray(0, length), StandardCharsets.US_ASCII);
        }
    }

    /** Returns the library of matrix products and its version, such as MKL 2024.2. */
    static String blas() {
        Function ask = function(MKL_VERSION);
        if (ask == null) {
            return Numerics.UNKNOWN;
        }
        try (Memory text = new Memory(TEXT_BYTES)) {
            text.clear();
            ask.invoke(void.class, new Object[] {text, TEXT_BYTES - 1});
            Matcher version = MKL.matcher(text.getString(0));
            return version.find()
                    ? "MKL " + version.group(1) + ", build " + version.group(2)
                    : "MKL";
        }
    }

    /**
     * Returns a function, or null. A result is worth more than its provenance: whatever fails here
     * costs an "unknown".
     */
    static Function function(String name) {
        if (!Platform.isLinux() || !"x86-64".equals(Platform.ARCH)) {
            return null;
        }
        try {
            Path file = Path.of(LibUtils.getLibtorchPath(), "libtorch_cpu.so");
            Map<String, ?> ifLoaded = Map.of(Library.OPTION_OPEN_FLAGS, LAZY_IF_LOADED);
            return NativeLibrary.getInstance(file.toString(), ifLoaded).getFunction(name);
        } catch (LinkageError | RuntimeException e) {
            LOG.debug("libtorch was not asked for {}", name, e);
            return null;
        }
    }
}
