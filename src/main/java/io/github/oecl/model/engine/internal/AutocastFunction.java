// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.engine.internal;

import com.sun.jna.Function;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The functions of {@code at::autocast} that DJL does not hand on, by their names in libtorch. Each
 * takes small whole numbers and returns one or nothing.
 */
enum AutocastFunction {
    IS_ENABLED("_ZN2at8autocast19is_autocast_enabledEN3c1010DeviceTypeE"),
    SET_ENABLED("_ZN2at8autocast20set_autocast_enabledEN3c1010DeviceTypeEb"),
    TYPE("_ZN2at8autocast18get_autocast_dtypeEN3c1010DeviceTypeE"),
    SET_TYPE("_ZN2at8autocast18set_autocast_dtypeEN3c1010DeviceTypeENS1_10ScalarTypeE"),
    ENTER("_ZN2at8autocast17increment_nestingEv"),
    LEAVE("_ZN2at8autocast17decrement_nestingEv"),
    CLEAR_CACHE("_ZN2at8autocast11clear_cacheEv");

    private final String symbol;

    AutocastFunction(String symbol) {
        this.symbol = symbol;
    }

    /** The functions of the loaded libtorch. */
    private static final class Loaded {
        static final Map<AutocastFunction, Function> ALL = find(LibTorch::function);
    }

    private static Map<AutocastFunction, Function> find(
            java.util.function.Function<String, Function> library) {
        Map<AutocastFunction, Function> all = new EnumMap<>(AutocastFunction.class);
        for (AutocastFunction each : values()) {
            Function function = library.apply(each.symbol);
            if (function != null) {
                all.put(each, function);
            }
        }
        return all;
    }

    /** Returns the symbols that the loaded libtorch does not have. */
    static List<String> missing() {
        return missing(LibTorch::function);
    }

    static List<String> missing(java.util.function.Function<String, Function> library) {
        Map<AutocastFunction, Function> found = find(library);
        return Arrays.stream(values())
                .filter(each -> !found.containsKey(each))
                .map(each -> each.symbol)
                .toList();
    }

    /** Calls it; of a result that is shorter than an int, the lowest byte counts. */
    int call(Byte... arguments) {
        return Loaded.ALL.get(this).invokeInt(arguments);
    }
}
