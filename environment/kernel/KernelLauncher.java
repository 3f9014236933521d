// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.rapaio.jupyter.kernel.MainApp;
import org.rapaio.jupyter.kernel.channels.Channels;
import org.rapaio.jupyter.kernel.channels.LoopThread;
import org.rapaio.jupyter.kernel.core.ConnectionProperties;
import org.rapaio.jupyter.kernel.core.RapaioKernel;
import org.rapaio.jupyter.kernel.core.Transform;

/**
 * Starts the rapaio kernel so that it always comes up: its channels are bound and its handlers set
 * before the first message is read (see {@link LoopThread}). Control messages do not reach it (see
 * {@link ControlServer}), and it ends with the program that started it.
 */
public final class KernelLauncher {

    private KernelLauncher() {}

    /**
     * Runs a kernel until it is told to shut down.
     *
     * @param args the path of Jupyter's connection file
     * @throws Exception if the connection file cannot be read or names an unknown signature scheme
     */
    public static void main(String[] args) throws Exception {
        if (args.length != 1) {
            throw new IllegalArgumentException("Usage: KernelLauncher <connection file>");
        }
        // At INFO the kernel writes the connection's key and a line for every message.
        Logger.getLogger("").setLevel(Level.WARNING);
        endWithStarter();
        ConnectionProperties connection = connection(Path.of(args[0]));
        RapaioKernel kernel = quietKernel();
        Channels channels = new Channels(withoutControl(connection));
        channels.connect(kernel);
        new ControlServer(connection).start();
        LoopThread.openAll();
        channels.joinUntilClose();
    }

    /** Jupyter names its own process in the environment of each kernel that should not outlive it. */
    private static void endWithStarter() {
        Optional.ofNullable(System.getenv("JPY_PARENT_PID"))
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                .ifPresent(starter -> starter.onExit().thenRun(() -> System.exit(1)));
    }

    private static ConnectionProperties connection(Path file) throws IOException {
        return Transform.fromJson(Files.readString(file), ConnectionProperties.class);
    }

    /** The kernel, without the line that it prints for every jar on its class path. */
    private static RapaioKernel quietKernel() {
        PrintStream out = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        try {
            return MainApp.kernel;
        } finally {
            System.setOut(out);
        }
    }

    /** The same connection with any free port for control, where nobody will ask. */
    private static ConnectionProperties withoutControl(ConnectionProperties all) {
        return new ConnectionProperties(
                0,
                all.shellPort(),
                all.transport(),
                all.signatureScheme(),
                all.stdinPort(),
                all.hbPort(),
                all.ip(),
                all.iopubPort(),
                all.key());
    }
}
