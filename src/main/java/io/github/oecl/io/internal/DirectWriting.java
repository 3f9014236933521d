// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.io.internal;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes into what cannot be replaced: a device, a named pipe, an open file of this process. */
final class DirectWriting {

    private static final int STANDARD_INPUT = 0;
    static final int STANDARD_OUTPUT = 1;
    private static final int STANDARD_ERROR = 2;

    private DirectWriting() {}

    /** Refuses the standard input, and a number that no open file has. */
    static void requireOpen(Path output, Target target) throws OutputException {
        if (target.descriptor() == STANDARD_INPUT) {
            throw new OutputException(output, "it is the standard input", "choose another path");
        }
        if (target.descriptor() > STANDARD_ERROR && !Files.isWritable(target.path())) {
            throw new OutputException(
                    output, "it is no file that is open for writing", "choose another path");
        }
    }

    static void write(Path output, Target target, OutputFile.Contents contents) throws IOException {
        try (OutputStream out =
                new BufferedOutputStream(new NamingStream(open(output, target), output))) {
            contents.write(out);
        }
    }

    private static OutputStream open(Path output, Target target) throws IOException {
        if (target.kind() == Target.Kind.DESCRIPTOR) {
            // Opened anew, a redirected output would be written over from its start.
            if (target.descriptor() == STANDARD_OUTPUT) {
                System.out.flush();
                return unclosed(FileDescriptor.out);
            } else if (target.descriptor() == STANDARD_ERROR) {
                System.err.flush();
                return unclosed(FileDescriptor.err);
            }
        }
        try {
            return Files.newOutputStream(target.path(), StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new OutputException(output, Reasons.of(e), "choose another path", e);
        }
    }

    /** The process writes more into it afterwards. */
    @SuppressWarnings("resource") // Closing it would close what everybody shares.
    private static OutputStream unclosed(FileDescriptor descriptor) {
        FileOutputStream shared = new FileOutputStream(descriptor);
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                shared.write(value);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                shared.write(bytes, offset, length);
            }
        };
    }
}
