// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.weights;

import io.github.oecl.io.internal.StateFormatException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * An open safetensors file: eight bytes that say how long the header is, the header, and the
 * numbers, little-endian. DJL reads these too, but believes the header; this one comes from
 * outside.
 */
final class SafetensorsFile implements Closeable {

    private static final int LENGTH_BYTES = 8;
    private static final int MOST_HEADER = 1 << 24;
    private static final int CHUNK = 1 << 16;

    /** How a zip and a pickle begin, which are what torch.save writes. */
    private static final int ZIP = 0x04034b50;

    private static final int PICKLE = 0x80;

    private static final String CONVERT =
            "it is %s. Pickles can run code and are not read. Convert it in Python, with pip"
                    + " install torch safetensors: import torch; from safetensors.torch import"
                    + " save_file; d = torch.load('FILE.pt', map_location='cpu',"
                    + " weights_only=True); d = d.get('model', d); save_file({k: v.contiguous()"
                    + " for k, v in d.items()}, 'FILE.safetensors')";

    private final Path file;
    private final FileChannel channel;
    private final long data;
    private final SafetensorsHeader header;

    SafetensorsFile(Path file) throws IOException {
        this.file = file;
        channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            int length = headerLength();
            data = LENGTH_BYTES + length;
            header =
                    SafetensorsHeader.parse(
                            file, text(bytes(LENGTH_BYTES, length)), channel.size() - data);
        } catch (IOException | RuntimeException | Error e) {
            channel.close();
            throw e;
        }
    }

    SafetensorsHeader header() {
        return header;
    }

    /** Reads the numbers of an array as float32. */
    float[] floats(SafetensorsHeader.Tensor tensor) throws IOException {
        boolean isDouble = tensor.type().equals("F64");
        if (!isDouble && !tensor.type().equals("F32")) {
            throw damaged(
                    "%s is of the type %s, and weights are F32 or F64: convert it with .float()"
                            .formatted(tensor.name(), tensor.type()));
        }
        int width = isDouble ? Double.BYTES : Float.BYTES;
        float[] numbers = new float[Math.toIntExact((tensor.end() - tensor.begin()) / width)];
        int perChunk = CHUNK / width;
        for (int from = 0; from < numbers.length; from += perChunk) {
            int count = Math.min(perChunk, numbers.length - from);
            ByteBuffer some = bytes(data + tensor.begin() + (long) from * width, count * width);
            for (int i = 0; i < count; i++) {
                numbers[from + i] = isDouble ? (float) some.getDouble() : some.getFloat();
                if (!Float.isFinite(numbers[from + i])) {
                    throw damaged(tensor.name() + " has a number that is not finite");
                }
            }
        }
        return numbers;
    }

    StateFormatException damaged(String reason) {
        return new StateFormatException(file, reason, null);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private int headerLength() throws IOException {
        if (channel.size() < LENGTH_BYTES) {
            throw damaged("it has " + channel.size() + " bytes, too few for a safetensors file");
        }
        ByteBuffer start = bytes(0, LENGTH_BYTES);
        if (start.getInt(0) == ZIP) {
            throw damaged(CONVERT.formatted("a zip, as torch.save writes, or a model of oecl"));
        }
        if ((start.get(0) & 0xff) == PICKLE && start.get(1) <= 5) {
            throw damaged(CONVERT.formatted("a pickle, as torch.save once wrote"));
        }
        long length = start.getLong();
        if (length < 2 || length > MOST_HEADER || length > channel.size() - LENGTH_BYTES) {
            throw damaged(
                    "it is no safetensors file: its header would have %s bytes"
                            .formatted(Long.toUnsignedString(length)));
        }
        return (int) length;
    }

    private String text(ByteBuffer bytes) throws IOException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new StateFormatException(file, "its header is no UTF-8 text", e);
        }
    }

    private ByteBuffer bytes(long from, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, from + bytes.position()) < 0) {
                throw new EOFException(file + " has become shorter while it was read");
            }
        }
        return bytes.flip();
    }
}
