// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;

/** JPEG data within TIFF files are looked through, whatever a reader says of them. */
class TiffJpegTest {

    private static final int SIZE = 48;
    private static final RgbImage PICTURE = TestImages.gradient(SIZE, SIZE);
    private static final int KIND = 7;
    private static final int OLD_KIND = 6;
    private static final int RGB = 2;
    private static final int YCBCR = 6;

    @Test
    void soundPagesAreRead() throws IOException {
        for (Map.Entry<String, byte[]> file : files().entrySet()) {
            int distance = TestImages.distance(PICTURE, decode(file.getValue()));
            assertTrue(distance < 40, file.getKey() + ": " + distance);
        }
    }

    /** Libtiff takes the colours that the page names, whatever Java makes of the JPEG data. */
    @Test
    void thePageSaysWhichColoursItHas() throws IOException {
        byte[] stored = storedAs(200, 30, 90);
        RgbImage image = decode(page(KIND, RGB, stored));
        assertEquals(200, image.get(5, 5, 0), 6);
        assertEquals(30, image.get(5, 5, 1), 6);
        assertEquals(90, image.get(5, 5, 2), 6);
        RgbImage grey = decode(page(KIND, YCBCR, storedAs(200, 128, 128)));
        assertEquals(200, grey.get(5, 5, 0), 6);
        assertEquals(200, grey.get(5, 5, 2), 6);
    }

    @Test
    void aStripThatEndsEarlyIsDamage() throws IOException {
        byte[] whole = TestImages.file(PICTURE, "jpeg");
        int scan = lastIndexOf(whole, (byte) 0xDA) + 15;
        for (int length = scan; length < whole.length - 10; length += 9) {
            byte[] cut = Arrays.copyOf(whole, length);
            cut[cut.length - 2] = (byte) 0xFF;
            cut[cut.length - 1] = (byte) 0xD9;
            requireDamaged(page(KIND, YCBCR, cut), "within the image");
            requireDamaged(page(KIND, YCBCR, whole, cut), "within the image");
        }
    }

    /** Of this kind the reader passes on no warning at all. */
    @Test
    void aPageOfTheOldKindThatEndsEarlyIsDamage() throws IOException {
        byte[] whole = TestImages.file(PICTURE, "jpeg");
        int scan = lastIndexOf(whole, (byte) 0xDA) + 15;
        for (int length = scan; length < whole.length - 10; length += 9) {
            requireDamaged(page(OLD_KIND, YCBCR, Arrays.copyOf(whole, length)), "within the image");
        }
    }

    @Test
    void aPartThatClaimsToBeHugeTakesNoMemory() throws IOException {
        byte[] huge = TestImages.progressiveJpeg(PICTURE);
        int frame = indexOf(huge, (byte) 0xC2);
        Arrays.fill(huge, frame + 4, frame + 8, (byte) 0xF0);
        requireDamaged(page(KIND, YCBCR, huge), "it says that it has 61680 x 61680 pixels");
    }

    @Test
    void oneStripForAllIsRefusedUnlessItIsStoredOnce() throws IOException {
        byte[] part = TestImages.file(PICTURE, "jpeg");
        byte[] file = page(KIND, YCBCR, part, part, part);
        int offsets = offsets(file);
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int first = bytes.getInt(offsets);
        bytes.putInt(offsets + 4, first).putInt(offsets + 8, first);
        assertEquals(3 * SIZE, decode(file).height());
        // Longer and longer parts of one another, as many as there are.
        bytes.putInt(offsets + 4, first - 1).putInt(offsets + 8, first - 2);
        for (int i = 0; i < 3; i++) {
            bytes.putInt(offsets + 12 + 4 * i, file.length - first);
        }
        requireDamaged(file, "");
    }

    @Test
    void aProgressiveImageHasNoThousandScans() throws IOException {
        byte[] file = TestImages.progressiveJpeg(PICTURE);
        int scan = lastIndexOf(file, (byte) 0xDA) - 1;
        ByteArrayOutputStream scans = new ByteArrayOutputStream();
        scans.write(file, 0, file.length - 2);
        for (int i = 0; i < 1000; i++) {
            scans.write(file, scan, file.length - 2 - scan);
        }
        scans.write(file, file.length - 2, 2);
        String message =
                assertThrows(
                                ImageFormatException.class,
                                () ->
                                        ImageDecoder.withDefaults()
                                                .decode(scans.toByteArray(), "x.jpg"))
                        .getMessage();
        assertTrue(message.contains("scan"), message);
    }

    private static Map<String, byte[]> files() throws IOException {
        byte[] jpeg = TestImages.file(PICTURE, "jpeg");
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("written by Java", TestImages.jpegTiff(PICTURE));
        files.put("the old kind", page(OLD_KIND, YCBCR, jpeg));
        files.put("one strip", page(KIND, YCBCR, jpeg));
        files.put("progressive", page(KIND, YCBCR, TestImages.progressiveJpeg(PICTURE)));
        return files;
    }

    private static void requireDamaged(byte[] file, String reason) {
        String message = assertThrows(ImageFormatException.class, () -> decode(file)).getMessage();
        assertTrue(message.contains("cannot be decoded as TIFF"), message);
        assertTrue(message.contains(reason), message);
    }

    /** A JPEG image of three numbers a pixel that are stored as they are. */
    private static byte[] storedAs(int... numbers) throws IOException {
        WritableRaster raster = Raster.createInterleavedRaster(0, SIZE, SIZE, 3, null);
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                raster.setPixel(x, y, numbers);
            }
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.write(null, new IIOImage(raster, null, null), null);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** A page of strips, each of which has the size of the picture. */
    private static byte[] page(int kind, int colours, byte[]... strips) {
        int count = strips.length;
        int[][] entries = {
            {256, 4, 1, SIZE},
            {257, 4, 1, SIZE * count},
            {258, 3, 1, 8},
            {259, 3, 1, kind},
            {262, 3, 1, colours},
            {273, 4, count, 0},
            {277, 3, 1, 3},
            {278, 4, 1, SIZE},
            {279, 4, count, 0},
            {513, 4, 1, 0}
        };
        int lists = 8 + 2 + 12 * entries.length + 4;
        int start = lists + 8 * count;
        int length = Arrays.stream(strips).mapToInt(strip -> strip.length).sum();
        ByteBuffer file = ByteBuffer.allocate(start + length).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8);
        file.putShort((short) entries.length);
        for (int[] entry : entries) {
            int value =
                    switch (entry[0]) {
                        case 273 -> count > 1 ? lists : start;
                        case 279 -> count > 1 ? lists + 4 * count : strips[0].length;
                        case 513 -> start;
                        default -> entry[3];
                    };
            file.putShort((short) entry[0]).putShort((short) entry[1]).putInt(entry[2]);
            file.putInt(value);
        }
        file.putInt(0);
        int at = start;
        for (int i = 0; i < count; i++) {
            file.putInt(lists + 4 * i, at).putInt(lists + 4 * (count + i), strips[i].length);
            file.position(at);
            file.put(strips[i]);
            at += strips[i].length;
        }
        return file.array();
    }

    /** Where the list of the strips' places begins. */
    private static int offsets(byte[] page) {
        int entries = ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN).getShort(8);
        return 8 + 2 + 12 * entries + 4;
    }

    private static int indexOf(byte[] file, byte marker) {
        int at = 0;
        while (file[at] != (byte) 0xFF || file[at + 1] != marker) {
            at++;
        }
        return at + 1;
    }

    private static int lastIndexOf(byte[] file, byte marker) {
        int at = file.length - 2;
        while (file[at] != (byte) 0xFF || file[at + 1] != marker) {
            at--;
        }
        return at + 1;
    }

    private static RgbImage decode(byte[] file) throws IOException {
        return ImageDecoder.withDefaults().decode(file, "x.tif");
    }
}
