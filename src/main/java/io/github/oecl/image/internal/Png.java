// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image.internal;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes PNG. */
public final class Png {

    private Png() {}

    /**
     * Returns the PNG file of an image.
     *
     * @param image the image
     * @return the file's bytes
     * @throws IllegalArgumentException if PNG cannot hold such an image
     */
    public static byte[] of(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = writer(image);
        // A stream in memory of its own: the shared cache of ImageIO writes temporary files.
        try (ImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.write(image);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static ImageWriter writer(BufferedImage image) {
        Iterator<ImageWriter> writers =
                ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(image), "png");
        if (!writers.hasNext()) {
            throw new IllegalArgumentException("PNG cannot hold an image such as " + image);
        }
        return writers.next();
    }
}
