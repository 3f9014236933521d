// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data;

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

/** Downloads an archive to a file, going on where an earlier attempt broke off. */
final class Download {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RemoteArchive archive;
    private final Path part;
    private final DataFetch.Progress progress;

    /** Downloads to the part file, which is kept when the download breaks off. */
    Download(RemoteArchive archive, Path part, DataFetch.Progress progress) {
        this.archive = archive;
        this.part = part;
        this.progress = progress;
    }

    /** Completes the part file. */
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
                                "%s answered with status %d%s"
                                        .formatted(
                                                response.uri(), response.statusCode(), wayOut()));
            }
        }
    }

    private HttpResponse<InputStream> send(long start) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(archive.address()).timeout(PATIENCE).GET();
        if (start > 0) {
            request.header("Range", "bytes=" + start + "-");
        }
        HttpClient client =
                HttpClient.newBuilder()
                        .connectTimeout(PATIENCE)
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
        long done = start;
        byte[] buffer = new byte[1 << 16];
        try (OutputStream out = open(start)) {
            for (int read = read(body, buffer); read >= 0; read = read(body, buffer)) {
                if (done + read > archive.bytes()) {
                    throw anotherFile("more than %,d bytes".formatted(archive.bytes()));
                }
                out.write(buffer, 0, read);
                done += read;
                progress.downloaded(done, archive.bytes());
            }
        }
    }

    /** Opens the part file, cut to the bytes that are there already. */
    private OutputStream open(long start) throws IOException {
        return start == 0
                ? Files.newOutputStream(part)
                : Files.newOutputStream(part, StandardOpenOption.APPEND);
    }

    private int read(InputStream body, byte[] buffer) throws IOException {
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
                    "%s sent another part than asked for (%s, not from byte %d)"
                            .formatted(response.uri(), range, start));
        }
    }

    private void checkLength(long start, HttpResponse<InputStream> response)
            throws DatasetException {
        long length = response.headers().firstValueAsLong("Content-Length").orElse(-1);
        if (length >= 0 && start + length != archive.bytes()) {
            throw anotherFile("%,d bytes".formatted(start + length));
        }
    }

    private DatasetException anotherFile(String found) {
        return new DatasetException(
                "%s is not the file it should be: it has %s, not %,d"
                        .formatted(archive.address(), found, archive.bytes()));
    }

    private IOException brokenOff(IOException cause) throws IOException {
        return new IOException(
                "The download from %s broke off after %,d of %,d bytes; run again to go on"
                        .formatted(archive.address(), present(), archive.bytes()),
                cause);
    }

    private String wayOut() {
        return "; try again later, or get %s elsewhere, put it into %s and run again"
                .formatted(archive.fileName(), part.toAbsolutePath().getParent());
    }
}
