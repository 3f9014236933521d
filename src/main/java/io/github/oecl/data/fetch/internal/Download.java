// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.fetch.internal;

import io.github.oecl.data.DatasetException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;

/** Downloads an archive to a file, going on where an earlier attempt broke off. */
final class Download {

    private final RemoteArchive archive;
    private final Path part;
    private final DataFetch.Progress progress;
    private final Duration patience;

    /** Waits at most so long for a connection, an answer, or more to come. */
    Download(RemoteArchive archive, Path part, DataFetch.Progress progress, Duration patience) {
        this.archive = archive;
        this.part = part;
        this.progress = progress;
        this.patience = patience;
    }

    /** Completes the part file, which stays when the download breaks off. */
    void run() throws IOException {
        if (present() > archive.bytes()) {
            Files.delete(part);
        }
        if (present() < archive.bytes()) {
            receive();
        }
        if (present() < archive.bytes()) {
            throw brokenOff(null);
        }
    }

    private long present() throws IOException {
        return Files.exists(part) ? Files.size(part) : 0;
    }

    private void receive() throws IOException {
        long start = present();
        HttpResponse<InputStream> response = send(start);
        try (InputStream body = response.body()) {
            switch (response.statusCode()) {
                case 200 -> write(body, 0, response);
                case 206 -> write(body, start, response);
                default ->
                        throw new IOException(
                                String.format(
                                        Locale.ROOT,
                                        "%s answered with status %d%s",
                                        response.uri(),
                                        response.statusCode(),
                                        wayOut()));
            }
        }
    }

    private HttpResponse<InputStream> send(long start) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(archive.address()).timeout(patience).GET();
        if (start > 0) {
            request.header("Range", "bytes=" + start + "-");
        }
        HttpClient client =
                HttpClient.newBuilder()
                        .connectTimeout(patience)
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build();
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The download was interrupted");
        } catch (IOException e) {
            String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new IOException(
                    "%s cannot be reached (%s)%s".formatted(archive.address(), reason, wayOut()),
                    e);
        }
    }

    private void write(InputStream body, long start, HttpResponse<InputStream> response)
            throws IOException {
        checkStart(start, response);
        checkLength(start, response);
        byte[] buffer = new byte[1 << 16];
        try (OutputStream out = open(start);
                StallGuard guard = new StallGuard(body, patience)) {
            long done = start;
            for (int read = read(guard, buffer); read >= 0; read = read(guard, buffer)) {
                done += read;
                if (done > archive.bytes()) {
                    throw anotherFile(
                            String.format(Locale.ROOT, "more than %,d bytes", archive.bytes()));
                }
                write(out, buffer, read);
                progress.downloaded(done, archive.bytes());
            }
        }
    }

    private void write(OutputStream out, byte[] buffer, int length) throws IOException {
        try {
            out.write(buffer, 0, length);
        } catch (IOException e) {
            throw new IOException(
                    "%s cannot be written (%s); run again to go on when there is room"
                            .formatted(part, e.getMessage()),
                    e);
        }
    }

    /** Opens the part file, cut to the bytes that are there already. */
    private OutputStream open(long start) throws IOException {
        return start == 0
                ? Files.newOutputStream(part)
                : Files.newOutputStream(part, StandardOpenOption.APPEND);
    }

    private int read(StallGuard body, byte[] buffer) throws IOException {
        if (Thread.interrupted()) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The download was interrupted");
        }
        try {
            return body.read(buffer);
        } catch (IOException e) {
            throw brokenOff(e);
        }
    }

    private static void checkStart(long start, HttpResponse<InputStream> response)
            throws IOException {
        String range = response.headers().firstValue("Content-Range").orElse("");
        if (start > 0 && !range.startsWith("bytes " + start + "-")) {
            throw new IOException(
                    String.format(
                            Locale.ROOT,
                            "%s sent another part than asked for (%s, not from byte %d)",
                            response.uri(),
                            range,
                            start));
        }
    }

    private void checkLength(long start, HttpResponse<InputStream> response)
            throws DatasetException {
        long length = response.headers().firstValueAsLong("Content-Length").orElse(-1);
        if (length >= 0 && start + length != archive.bytes()) {
            throw anotherFile(String.format(Locale.ROOT, "%,d bytes", start + length));
        }
    }

    private DatasetException anotherFile(String found) {
        return new DatasetException(
                String.format(
                        Locale.ROOT,
                        "%s is not the file it should be: it has %s, not %,d",
                        archive.address(),
                        found,
                        archive.bytes()));
    }

    private IOException brokenOff(IOException cause) throws IOException {
        return new IOException(
                String.format(
                        Locale.ROOT,
                        "The download from %s broke off after %,d of %,d bytes; run again to go on",
                        archive.address(),
                        present(),
                        archive.bytes()),
                cause);
    }

    private String wayOut() {
        return "; try again later, or get %s elsewhere, put it into %s and run again"
                .formatted(archive.fileName(), part.toAbsolutePath().getParent());
    }
}
