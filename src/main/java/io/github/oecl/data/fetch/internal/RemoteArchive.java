// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.fetch.internal;

import io.github.oecl.io.internal.Checksum;
import java.net.URI;
import java.util.List;

/**
 * An archive on a server, and how to know it.
 *
 * @param address where it is
 * @param fileName what the file is called
 * @param bytes its size
 * @param checksums of the whole archive, all of which must agree
 * @param folder the one folder that it unpacks to
 * @param unpackedBytes the most that it may unpack to
 */
record RemoteArchive(
        URI address,
        String fileName,
        long bytes,
        List<Checksum> checksums,
        String folder,
        long unpackedBytes) {

    /** {@return the same archive at another address} */
    RemoteArchive at(URI mirror) {
        return new RemoteArchive(mirror, fileName, bytes, checksums, folder, unpackedBytes);
    }
}
