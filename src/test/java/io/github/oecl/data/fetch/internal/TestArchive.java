// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.fetch.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;

/** Makes a .tar.gz, entry by entry. */
final class TestArchive {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarArchiveOutputStream tar;

    TestArchive() {
        try {
            tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TestArchive file(String name, String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setName(name);
        entry.setSize(content.length);
        return add(entry, content);
    }

    TestArchive folder(String name) {
        return add(new TarArchiveEntry(name), new byte[0]);
    }

    TestArchive special(String name, byte type, String link) {
        TarArchiveEntry entry = new TarArchiveEntry(name, type);
        entry.setLinkName(link);
        return add(entry, new byte[0]);
    }

    private TestArchive add(TarArchiveEntry entry, byte[] content) {
        try {
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes() {
        try {
            tar.close();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
