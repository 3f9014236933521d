// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image;

import io.github.oecl.image.DamagedImage.Allowed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** Small files that ask for much: of memory, of time, or of a reader's trust. */
final class HostileImages {

    private static final int[][] SIZES = {
        {60_000, 60_000},
        {60_000, 1},
        {1, 60_000},
        {60_000, 500},
        {5001, 5000},
        {4999, 5000},
        {65_535, 65_535},
        {0, 0},
        {0, 10},
        {10, 0}
    };

    private final List<DamagedImage> all = new ArrayList<>();

    private HostileImages() {}

    static List<DamagedImage> all() throws IOException {
        HostileImages images = new HostileImages();
        for (int[] size : SIZES) {
            images.headers(size[0], size[1]);
        }
        images.bombs();
        return images.all;
    }

    /** Headers with hardly anything behind them, each file of about a kilobyte. */
    private void headers(int width, int height) throws IOException {
        for (int depth : new int[] {1, 8, 16}) {
            for (int interlaced : new int[] {0, 1}) {
                byte[] header = header(width, height, depth, depth == 1 ? 0 : 6, interlaced);
                add("huge header", "huge.png", png(header, zeros(700)));
            }
        }
        for (int type : new int[] {0xC0, 0xC2}) {
            byte[] jpeg = TestImages.file(TestImages.gradient(8, 8), "jpeg");
            int frame = indexOf(jpeg, 0xC0);
            jpeg[frame + 1] = (byte) type;
            ByteBuffer.wrap(jpeg)
                    .putShort(frame + 5, (short) height)
                    .putShort(frame + 7, (short) width);
            add("huge header", "huge.jpg", jpeg);
        }
        byte[] bmp = TestImages.file(TestImages.gradient(8, 8), "bmp");
        ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN).putInt(18, width).putInt(22, height);
        add("huge header", "huge.bmp", bmp);
        byte[] gif = TestImages.file(TestImages.gradient(8, 8), "gif");
        int descriptor = lastDescriptor(gif);
        ByteBuffer.wrap(gif)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(descriptor + 5, (short) width)
                .putShort(descriptor + 7, (short) height);
        add("huge header", "huge.gif", gif);
        add("huge header", "huge.tif", tiff(width, height));
    }

    /** A packed chunk that is a thousand times as long when it is unpacked. */
    private void bombs() throws IOException {
        byte[] mega = zeros(64 << 20);
        byte[] small = header(8, 8, 8, 2, 0);
        add("zip bomb", "pixels.png", png(header(4090, 4090, 8, 6, 0), mega));
        add("zip bomb", "deep.png", png(header(2890, 2890, 16, 6, 1), mega));
        byte[] text = concat("k\0\0".getBytes(StandardCharsets.ISO_8859_1), packed(mega));
        byte[] profile = concat("p\0\0".getBytes(StandardCharsets.ISO_8859_1), packed(mega));
        byte[] utf = concat("k\0\1\0\0\0".getBytes(StandardCharsets.ISO_8859_1), packed(mega));
        byte[] good = TestImages.gradient(8, 8).png();
        with("zTXt", text, good);
        with("iCCP", profile, good);
        with("iTXt", utf, good);
        byte[] cut = packed(zeros(100));
        add("too few pixels", "short.png", chunks("IHDR", small, "IDAT", cut, "IEND", new byte[0]));
    }

    /** What a chunk beside the pixels unpacks to is nobody's business: the image may be read. */
    private void with(String type, byte[] data, byte[] good) {
        byte[] chunk = chunk(type, data);
        byte[] file = new byte[good.length + chunk.length];
        System.arraycopy(good, 0, file, 0, 33);
        System.arraycopy(chunk, 0, file, 33, chunk.length);
        System.arraycopy(good, 33, file, 33 + chunk.length, good.length - 33);
        RgbImage picture = TestImages.gradient(8, 8);
        String name = "bomb-%03d-%s.png".formatted(all.size(), type);
        all.add(new DamagedImage("zip bomb", name, file, Allowed.ERROR_OR_SAME, picture));
    }

    private void add(String kind, String name, byte[] file) {
        String numbered = "hostile-%03d-%s".formatted(all.size(), name);
        Allowed allowed =
                name.equals("pixels.png") || name.equals("deep.png")
                        ? Allowed.ANYTHING
                        : Allowed.ERROR;
        all.add(new DamagedImage(kind, numbered, file, allowed, null));
    }

    private static byte[] header(int width, int height, int depth, int colour, int interlaced) {
        return ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {(byte) depth, (byte) colour, 0, 0, (byte) interlaced})
                .array();
    }

    private static byte[] png(byte[] header, byte[] pixels) throws IOException {
        return chunks("IHDR", header, "IDAT", packed(pixels), "IEND", new byte[0]);
    }

    private static byte[] chunks(Object... typesAndData) {
        byte[] file = ByteBuffer.allocate(8).putLong(0x89504E470D0A1A0AL).array();
        for (int i = 0; i < typesAndData.length; i += 2) {
            file = concat(file, chunk((String) typesAndData[i], (byte[]) typesAndData[i + 1]));
        }
        return file;
    }

    private static byte[] chunk(String type, byte[] data) {
        byte[] body = concat(type.getBytes(StandardCharsets.ISO_8859_1), data);
        CRC32 crc = new CRC32();
        crc.update(body);
        return ByteBuffer.allocate(body.length + 8)
                .putInt(data.length)
                .put(body)
                .putInt((int) crc.getValue())
                .array();
    }

    /** A directory of its own, with a strip that promises all pixels. */
    private static byte[] tiff(int width, int height) {
        int[][] entries = {
            {256, width},
            {257, height},
            {258, 8},
            {259, 1},
            {262, 1},
            {273, 8},
            {277, 1},
            {278, height},
            {279, width * height}
        };
        ByteBuffer file = ByteBuffer.allocate(1000).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(100);
        file.position(100);
        file.putShort((short) entries.length);
        for (int[] entry : entries) {
            file.putShort((short) entry[0]).putShort((short) 4).putInt(1).putInt(entry[1]);
        }
        return file.array();
    }

    private static int indexOf(byte[] jpeg, int marker) {
        int at = 0;
        while (jpeg[at] != (byte) 0xFF || jpeg[at + 1] != (byte) marker) {
            at++;
        }
        return at;
    }

    private static int lastDescriptor(byte[] gif) {
        return Boundaries.of(gif).stream().filter(at -> gif[at] == 0x2C).findFirst().orElseThrow();
    }

    private static byte[] zeros(int length) {
        return new byte[length];
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] concat(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
    }
}
