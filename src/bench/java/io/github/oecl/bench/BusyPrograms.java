// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Other programs of this machine, each of which keeps a core busy until this is closed. */
final class BusyPrograms implements AutoCloseable {

    private final List<Process> programs = new ArrayList<>();

    BusyPrograms(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            // One that ends by itself should the benchmark be killed.
            programs.add(
                    new ProcessBuilder("timeout", "3600", "sh", "-c", "while :; do :; done")
                            .start());
        }
    }

    @Override
    public void close() {
        for (Process program : programs) {
            program.descendants().forEach(ProcessHandle::destroy);
            program.destroy();
        }
    }
}
