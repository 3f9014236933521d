// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.io.internal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Names the file when it cannot be written: "No space left on device" alone does not. */
final class NamingStream extends FilterOutputStream {

    private final Path output;

    NamingStream(OutputStream out, Path output) {
        super(out);
        this.output = output;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            throw new OutputException(
                    output, Reasons.of(e), "make room, or choose another path", e);
        }
    }
}
