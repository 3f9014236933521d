// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.formats;

import io.github.oecl.data.LazyImages;
import io.github.oecl.image.RgbImage;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntToLongFunction;

/**
 * Images of one class in one file of records, each read whenever it is asked for. The file is
 * opened each time, so that nothing is left to be closed; the operating system keeps it at hand.
 */
final class RecordImages extends LazyImages {

    private final Path file;
    private final IntToLongFunction offset;
    private final int recordBytes;
    private final Function<byte[], RgbImage> image;

    /** Offsets are in bytes, of the record of each index. */
    RecordImages(
            String name,
            Path file,
            int size,
            IntToLongFunction offset,
            int recordBytes,
            Function<byte[], RgbImage> image) {
        super(name, size);
        this.file = file;
        this.offset = offset;
        this.recordBytes = recordBytes;
        this.image = image;
    }

    @Override
    protected RgbImage read(int index) throws IOException {
        ByteBuffer record = ByteBuffer.allocate(recordBytes);
        long start = offset.applyAsLong(index);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (record.hasRemaining()) {
                if (channel.read(record, start + record.position()) < 0) {
                    throw new EOFException(file + " ends before image " + index);
                }
            }
        }
        return image.apply(record.array());
    }

    @Override
    public int label(int index) {
        return 0;
    }

    @Override
    public List<String> classNames() {
        return List.of(name());
    }
}
