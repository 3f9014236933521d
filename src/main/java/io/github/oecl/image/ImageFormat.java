// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ServiceRegistry;

/**
 * The formats that can be decoded, told by their first bytes. Readers are named here rather than
 * looked up by the context class loader, which in a notebook kernel does not see the plug-ins.
 */
enum ImageFormat {
    JPEG("FFD8FF"),
    PNG("89504E470D0A1A0A"),
    GIF("47494638"),
    BMP("424D"),
    TIFF("49492A00", "4D4D002A", "49492B00", "4D4D002B");

    private final String[] signatures;

    ImageFormat(String... signatures) {
        this.signatures = signatures;
    }

    /** Returns the format of a file's bytes, if it is one of these. */
    static Optional<ImageFormat> of(byte[] bytes) {
        String start = start(bytes, 8);
        return Arrays.stream(values())
                .filter(format -> Arrays.stream(format.signatures).anyMatch(start::startsWith))
                .findFirst();
    }

    /** Returns the first bytes in hexadecimal digits, at most {@code count} bytes. */
    static String start(byte[] bytes, int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < Math.min(count, bytes.length); i++) {
            digits.append(String.format(Locale.ROOT, "%02X", bytes[i]));
        }
        return digits.toString();
    }

    /** Returns a new reader, which the caller disposes of. */
    ImageReader newReader() throws IOException {
        return spi().createReaderInstance();
    }

    private ImageReaderSpi spi() {
        return switch (this) {
            case JPEG -> jpeg();
            case TIFF -> new TIFFImageReaderSpi();
            case PNG, GIF, BMP -> builtIn();
        };
    }

    /** The plug-in for JPEG leaves the common kinds to the built-in reader of its registry. */
    private ImageReaderSpi jpeg() {
        ServiceRegistry registry =
                new ServiceRegistry(List.<Class<?>>of(ImageReaderSpi.class).iterator());
        ImageReaderSpi spi = new JPEGImageReaderSpi();
        registry.registerServiceProvider(builtIn());
        registry.registerServiceProvider(spi);
        return spi;
    }

    private ImageReaderSpi builtIn() {
        Iterator<ImageReaderSpi> found =
                IIORegistry.getDefaultInstance()
                        .getServiceProviders(ImageReaderSpi.class, this::isBuiltIn, true);
        if (!found.hasNext()) {
            throw new IllegalStateException("This Java runtime has no reader of " + this);
        }
        return found.next();
    }

    private boolean isBuiltIn(Object spi) {
        return spi.getClass().getModule() == IIORegistry.class.getModule()
                && Arrays.asList(((ImageReaderSpi) spi).getFormatNames()).contains(name());
    }
}
