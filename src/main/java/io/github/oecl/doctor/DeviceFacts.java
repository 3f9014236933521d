// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.doctor;

import io.github.oecl.model.ComputeDevice;

/** Where a run would compute. */
final class DeviceFacts {

    private static final String WARNING = ". WARNING: ";

    private DeviceFacts() {}

    static Finding here() {
        try {
            return finding(ComputeDevice.fromEnvironment().description());
        } catch (IllegalArgumentException e) {
            return Finding.wrong(
                    "Device", e.getMessage(), "set OECL_DEVICE to cpu or gpu, or unset it");
        }
    }

    /** The description warns of a GPU that is not used; of threads there is a line of its own. */
    static Finding finding(String description) {
        String[] parts = description.split(WARNING, 2);
        boolean unused = parts.length == 2 && parts[1].contains("GPU");
        return unused
                ? Finding.note(
                        "Device",
                        parts[0] + "; " + parts[1].split(";", 2)[0],
                        "build with -Dgpu (see environment/README.md)")
                : Finding.good("Device", parts[0]);
    }
}
