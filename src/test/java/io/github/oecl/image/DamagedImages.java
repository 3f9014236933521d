// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image;

import io.github.oecl.image.DamagedImage.Allowed;
import io.github.oecl.random.KeyedRandom;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** A corpus of damaged image files, the same each time. */
public final class DamagedImages {

    private static final int FLIPS = 16;
    private static final RgbImage PICTURE = TestImages.gradient(48, 36);

    private final List<DamagedImage> all = new ArrayList<>();

    private DamagedImages() {}

    /** Makes the corpus. */
    public static List<DamagedImage> all() throws IOException {
        DamagedImages corpus = new DamagedImages();
        for (Map.Entry<String, byte[]> good : good().entrySet()) {
            corpus.damage(good.getKey(), good.getValue());
        }
        corpus.strangers(good());
        corpus.all.addAll(HostileImages.all());
        return List.copyOf(corpus.all);
    }

    /** Good images of every kind, by their file's name. */
    public static Map<String, byte[]> good() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("rgb.jpg", TestImages.file(PICTURE, "jpeg"));
        files.put("progressive.jpg", TestImages.progressiveJpeg(PICTURE));
        files.put("gray.jpg", TestImages.file(drawn(BufferedImage.TYPE_BYTE_GRAY), "jpeg"));
        files.put("cmyk.jpg", TestImages.cmykJpeg(48, 36, 200, 10, 90, 30));
        files.put("rgb.png", PICTURE.png());
        files.put("alpha.png", TestImages.file(drawn(BufferedImage.TYPE_4BYTE_ABGR), "png"));
        files.put("palette.png", TestImages.file(drawn(BufferedImage.TYPE_BYTE_INDEXED), "png"));
        files.put("bits.png", TestImages.file(drawn(BufferedImage.TYPE_BYTE_BINARY), "png"));
        files.put("gray16.png", TestImages.file(drawn(BufferedImage.TYPE_USHORT_GRAY), "png"));
        files.put("rgb16.png", TestImages.file(deep(), "png"));
        files.put("rgb.bmp", TestImages.file(PICTURE, "bmp"));
        files.put("palette.bmp", TestImages.file(drawn(BufferedImage.TYPE_BYTE_INDEXED), "bmp"));
        files.put("bits.bmp", TestImages.file(drawn(BufferedImage.TYPE_BYTE_BINARY), "bmp"));
        files.put("palette.gif", TestImages.file(PICTURE, "gif"));
        files.put("rgb.tif", TestImages.file(PICTURE, "tiff"));
        files.put("jpeg.tif", TestImages.jpegTiff(PICTURE));
        files.put("palette.tif", TestImages.file(drawn(BufferedImage.TYPE_BYTE_INDEXED), "tiff"));
        files.put("gray16.tif", TestImages.file(drawn(BufferedImage.TYPE_USHORT_GRAY), "tiff"));
        return files;
    }

    /** A sound header of an image that takes 2.6 GB of memory. */
    public static byte[] huge() {
        ByteBuffer header = ByteBuffer.allocate(13).putInt(21_000).putInt(21_000);
        return TestImages.png(header.put((byte) 16).put((byte) 2).array(), new byte[100]);
    }

    private void damage(String name, byte[] file) throws IOException {
        RgbImage original = ImageDecoder.withDefaults().decode(file, name);
        for (int place : Boundaries.of(file)) {
            byte[] cut = Arrays.copyOf(file, place);
            add("cut short", name, cut, Allowed.ERROR_OR_SAME, original);
        }
        RandomGenerator random = KeyedRandom.of(KeyedRandom.stream(name));
        boolean checked = name.endsWith(".png");
        Allowed allowed = checked ? Allowed.ERROR : Allowed.ANYTHING;
        for (int flip = 0; flip < FLIPS; flip++) {
            byte[] flipped = file.clone();
            // The first bytes say which format it is, and are a kind of damage of their own.
            flipped[random.nextInt(8, file.length)] ^= (byte) (1 << random.nextInt(8));
            add("a bit flipped", name, flipped, allowed, original);
        }
        for (int hole = 0; hole < 4; hole++) {
            byte[] zeroed = file.clone();
            int from = random.nextInt(8, file.length - 8);
            Arrays.fill(zeroed, from, Math.min(file.length, from + 64), (byte) 0);
            boolean changed = !Arrays.equals(zeroed, file);
            add("a part zeroed", name, zeroed, changed ? allowed : Allowed.SAME, original);
        }
        byte[] longer = Arrays.copyOf(file, file.length + 100);
        add("bytes after the end", name, longer, Allowed.ERROR_OR_SAME, original);
        add("good", name, file, Allowed.SAME, original);
        String other = name.substring(0, name.indexOf('.')) + (checked ? ".jpg" : ".png");
        add("wrong extension", other, file, Allowed.SAME, original);
    }

    /** What is no image at all, under the names of images. */
    private void strangers(Map<String, byte[]> good) {
        for (String name : good.keySet()) {
            byte[] signature = Arrays.copyOf(good.get(name), 8);
            add("no image", name, new byte[0], Allowed.ERROR, null);
            add("no image", name, new byte[1], Allowed.ERROR, null);
            add("no image", name, new byte[5000], Allowed.ERROR, null);
            add("no image", name, signature, Allowed.ERROR, null);
            add("no image", name, Arrays.copyOf(signature, 5000), Allowed.ERROR, null);
            byte[] noise = new byte[3000];
            KeyedRandom.of(KeyedRandom.stream(name)).nextBytes(noise);
            add("no image", name, noise, Allowed.ERROR, null);
            System.arraycopy(signature, 0, noise, 0, signature.length);
            add("no image", name, noise, Allowed.ERROR, null);
        }
        for (String text :
                List.of("<html>", "<svg/>", "%PDF-1.7", "PK\3\4", "\177ELF", "BM", "RIFF")) {
            byte[] bytes = text.repeat(20).getBytes(StandardCharsets.ISO_8859_1);
            add("no image", "text.png", bytes, Allowed.ERROR, null);
        }
    }

    /** Names are numbered, so that all can lie in one folder. */
    private void add(String kind, String name, byte[] bytes, Allowed allowed, RgbImage original) {
        String numbered = "%04d-%s".formatted(all.size(), name);
        all.add(new DamagedImage(kind, numbered, bytes, allowed, original));
    }

    private static BufferedImage drawn(int type) {
        BufferedImage image = new BufferedImage(PICTURE.width(), PICTURE.height(), type);
        Graphics2D graphics = image.createGraphics();
        graphics.drawImage(BufferedImages.toBufferedImage(PICTURE), 0, 0, null);
        graphics.dispose();
        return image;
    }

    /** Sixteen bits in each of four channels. */
    private static BufferedImage deep() {
        ColorModel colors =
                new ComponentColorModel(
                        ColorSpace.getInstance(ColorSpace.CS_sRGB),
                        true,
                        false,
                        ColorModel.TRANSLUCENT,
                        DataBuffer.TYPE_USHORT);
        WritableRaster raster = colors.createCompatibleWritableRaster(48, 36);
        for (int i = 0; i < 48 * 36 * 4; i++) {
            raster.setSample(i / 4 % 48, i / 4 / 48, i % 4, i % 4 == 3 ? 65535 : 37 * i % 65536);
        }
        return new BufferedImage(colors, raster, false, null);
    }
}
