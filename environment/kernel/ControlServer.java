// SPDX-License-Identifier: Apache-2.0

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rapaio.jupyter.kernel.core.ConnectionProperties;
import org.rapaio.jupyter.kernel.core.Transform;
import org.rapaio.jupyter.kernel.message.HMACDigest;
import org.rapaio.org.zeromq.SocketType;
import org.rapaio.org.zeromq.ZMQ;

/**
 * Answers the requests to interrupt and to shut down, in place of the kernel's own control channel.
 * That one shares its state with the channel that runs cells: any message to it, and a notebook
 * server sends some after each start, takes away the output and the reply of the cell that is
 * running; and after an interrupt it runs no cell any more.
 */
final class ControlServer extends Thread {

    /** The names of the threads that run cells begin so. */
    private static final String CELL_THREAD = "Engine-thread-";

    private static final int SIGNED_PARTS = 4;

    private final ZMQ.Context context = ZMQ.context(1);
    private final ZMQ.Socket socket = context.socket(SocketType.ROUTER);
    private final HMACDigest digest;
    private final String session = UUID.randomUUID().toString();

    ControlServer(ConnectionProperties connection) throws GeneralSecurityException {
        super("Control");
        setDaemon(true);
        digest = connection.createHMACDigest();
        socket.setLinger(1000);
        socket.bind(connection.formatAddress(connection.controlPort()));
    }

    @Override
    public void run() {
        while (true) {
            handle(receive());
        }
    }

    private List<byte[]> receive() {
        List<byte[]> frames = new ArrayList<>();
        do {
            frames.add(socket.recv());
        } while (socket.hasReceiveMore());
        return frames;
    }

    /** The frames are: identities, a delimiter, the signature and the signed parts. */
    private void handle(List<byte[]> frames) {
        int body = 0;
        while (body < frames.size() && !Transform.equalsIdentityDelimiter(frames.get(body))) {
            body++;
        }
        body += 2;
        if (body + SIGNED_PARTS > frames.size()) {
            return;
        }
        List<byte[]> parts = frames.subList(body, body + SIGNED_PARTS);
        if (sign(parts).equals(text(frames.get(body - 1)))) {
            answer(frames.subList(0, body - 1), parts.get(0), parts.get(3));
        }
    }

    private void answer(List<byte[]> address, byte[] header, byte[] content) {
        String type = String.valueOf(Transform.fromJsonMap(header).get("msg_type"));
        switch (type) {
            case "interrupt_request" -> {
                interruptCell();
                reply(address, "interrupt_reply", header, content);
            }
            case "shutdown_request" -> {
                reply(address, "shutdown_reply", header, content);
                socket.close();
                context.close();
                System.exit(0);
            }
            default -> {
                // Everything else is asked on the shell channel as well.
            }
        }
    }

    private static void interruptCell() {
        Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(CELL_THREAD))
                .forEach(Thread::interrupt);
    }

    private void reply(List<byte[]> address, String type, byte[] parent, byte[] request) {
        Map<String, Object> content = new HashMap<>(Transform.fromJsonMap(request));
        content.put("status", "ok");
        List<byte[]> parts =
                List.of(header(type), parent, json(Map.of()), json(content));
        address.forEach(socket::sendMore);
        socket.sendMore(sign(parts));
        parts.subList(0, SIGNED_PARTS - 1).forEach(socket::sendMore);
        socket.send(parts.get(SIGNED_PARTS - 1));
    }

    private byte[] header(String type) {
        return json(
                Map.of(
                        "msg_id", UUID.randomUUID().toString(),
                        "msg_type", type,
                        "session", session,
                        "username", "kernel",
                        "date", Instant.now().toString(),
                        "version", "5.3"));
    }

    private String sign(List<byte[]> parts) {
        return digest.computeSignature(parts.toArray(byte[][]::new));
    }

    private static byte[] json(Map<String, ?> value) {
        return Transform.toJsonBytes(value);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
