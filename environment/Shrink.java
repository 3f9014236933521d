// SPDX-License-Identifier: Apache-2.0

import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Writes smaller copies of the PNG files of a folder: 320 pixels wide, and 800 for result.png. */
public final class Shrink {

    private Shrink() {}

    /**
     * Copies a folder.
     *
     * @param args where from and where to
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] args) throws IOException {
        Path target = Files.createDirectories(Path.of(args[1]));
        for (Path file : pictures(Path.of(args[0]))) {
            int width = file.endsWith("result.png") ? 800 : 320;
            BufferedImage small = shrink(ImageIO.read(file.toFile()), width);
            File copy = target.resolve(file.getFileName()).toFile();
            ImageIO.write(small, "png", copy);
            System.out.println(copy + " " + copy.length() / 1024 + " KiB");
        }
    }

    private static List<Path> pictures(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".png")).sorted().toList();
        }
    }

    private static BufferedImage shrink(BufferedImage image, int width) {
        int height = Math.round((float) width * image.getHeight() / image.getWidth());
        Image scaled = image.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING);
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = small.createGraphics();
        graphics.drawImage(scaled, 0, 0, null);
        graphics.dispose();
        return small;
    }
}
