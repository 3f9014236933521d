// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The expected results of torchvision's operations, from golden/image_ops.json. */
public final class GoldenImageOps {

    private record File(int[][][][] images, List<Op> ops) {}

    private record Op(int image, String op, Map<String, Double> args, int[][][] expected) {}

    /** One operation on one image: what goes in and what must come out. */
    public record Case(RgbImage input, String op, Map<String, Double> args, RgbImage expected) {

        /** Returns an argument of the operation. */
        public double arg(String name) {
            return args.get(name);
        }

        /** Returns an argument of the operation that is a whole number. */
        public int whole(String name) {
            return args.get(name).intValue();
        }

        @Override
        public String toString() {
            return op + args + " of " + input;
        }
    }

    private GoldenImageOps() {}

    /** Returns the cases of some operations. */
    public static List<Case> of(String... names) {
        File file = read();
        return file.ops().stream()
                .filter(op -> Arrays.asList(names).contains(op.op()))
                .map(
                        op ->
                                new Case(
                                        image(file.images()[op.image()]),
                                        op.op(),
                                        op.args(),
                                        image(op.expected())))
                .toList();
    }

    /** Returns the largest difference of two images of one size, in gray levels. */
    public static int distance(RgbImage a, RgbImage b) {
        return TestImages.distance(a, b);
    }

    private static File read() {
        try (Reader reader =
                new InputStreamReader(
                        GoldenImageOps.class.getResourceAsStream("/golden/image_ops.json"),
                        StandardCharsets.UTF_8)) {
            return new Gson().fromJson(reader, File.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RgbImage image(int[][][] rows) {
        byte[] pixels = new byte[rows.length * rows[0].length * 3];
        int i = 0;
        for (int[][] row : rows) {
            for (int[] pixel : row) {
                for (int sample : pixel) {
                    pixels[i++] = (byte) sample;
                }
            }
        }
        return RgbImage.wrap(rows[0].length, rows.length, pixels);
    }
}
