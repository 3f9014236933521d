// SPDX-License-Identifier: Apache-2.0
package io.github.spencerpark.ijava;

import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.channels.JupyterSocket;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;

/**
 * Not IJava, but a kernel to test with where IJava cannot be had: on IJava's base library, with
 * JShell, and with the calls under the names by which notebooks and libraries find IJava.
 */
public final class IJava {

    private static JShellKernel kernel;

    private IJava() {}

    /** Where a library looks for the kernel that runs it. */
    public static JShellKernel getKernelInstance() {
        return kernel;
    }

    public static void main(String[] arguments) throws Exception {
        JupyterSocket.JUPYTER_LOGGER.setLevel(Level.WARNING);
        String properties = Files.readString(Path.of(arguments[0]));
        var connection = new JupyterConnection(KernelConnectionProperties.parse(properties));
        kernel = new JShellKernel();
        kernel.becomeHandlerForConnection(connection);
        connection.connect();
        connection.waitUntilClose();
        System.exit(0);
    }
}
