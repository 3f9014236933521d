// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.spark;

import io.github.oecl.detect.Detector;
import io.github.oecl.detect.DetectorFile;
import io.github.oecl.model.ComputeDevice;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.broadcast.Broadcast;

/** The one detector of an executor for each model: all its tasks use it, and it ends with it. */
final class ExecutorDetector {

    private static final Map<Long, Detector> BY_BROADCAST = new LinkedHashMap<>();

    private ExecutorDetector() {}

    static synchronized Detector of(Broadcast<byte[]> model) throws IOException {
        Detector detector = BY_BROADCAST.get(model.id());
        if (detector == null) {
            detector = DetectorFile.load(model.value(), ComputeDevice.fromEnvironment().device());
            BY_BROADCAST.put(model.id(), detector);
        }
        return detector;
    }
}
