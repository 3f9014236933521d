// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.fetch.internal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on this machine that has one file, set.tar.gz, and knows ranges as far as told. */
final class TestServer {

    private final HttpServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile byte[] file;
    private volatile int breakOff = Integer.MAX_VALUE;
    private volatile boolean ranges = true;
    private volatile int forcedStart = -1;
    private volatile boolean stall;

    TestServer(byte[] file) throws IOException {
        this.file = file;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/set.tar.gz", this::answer);
        server.start();
    }

    URI address(String name) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + name);
    }

    /** The ranges that were asked for; empty for the whole file. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    void serve(byte[] other) {
        file = other;
    }

    /** Breaks the next answer off. */
    void breakOffAfter(int bytes) {
        breakOff = bytes;
    }

    /** Sends so many bytes of the next answer and then nothing, until it is stopped. */
    void stallAfter(int bytes) {
        breakOff = bytes;
        stall = true;
    }

    void ignoreRanges() {
        ranges = false;
    }

    void startAt(int start) {
        forcedStart = start;
    }

    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        requests.add(range == null ? "" : range);
        boolean partly = range != null && ranges;
        int start = partly ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
        start = forcedStart < 0 ? start : forcedStart;
        if (partly) {
            String sent = "bytes %d-%d/%d".formatted(start, file.length - 1, file.length);
            exchange.getResponseHeaders().set("Content-Range", sent);
        }
        int length = file.length - start;
        exchange.sendResponseHeaders(partly ? 206 : 200, length);
        exchange.getResponseBody().write(file, start, Math.min(length, breakOff));
        exchange.getResponseBody().flush();
        breakOff = Integer.MAX_VALUE;
        if (!stall) {
            exchange.close();
        }
    }
}
