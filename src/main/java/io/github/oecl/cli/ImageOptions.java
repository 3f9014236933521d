// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import io.github.oecl.image.ImageDecoder;
import picocli.CommandLine.Option;

/** How the files of images are read, now and by the detector that is trained on them. */
final class ImageOptions {

    @Option(
            names = "--as-stored",
            description = "do not turn photographs upright, as EXIF says of them")
    private boolean asStored;

    @Option(
            names = "--bits",
            paramLabel = "NUMBER",
            description =
                    "how many of the 16 bits of a sample count, such as 12 of many cameras"
                            + " (default: all)")
    private Integer bits;

    @Option(
            names = "--megapixels",
            paramLabel = "NUMBER",
            description = "the largest image that is read (default: 25)")
    private Integer megapixels;

    /** Returns null where no option is given. */
    ImageDecoder decoder() {
        if (!asStored && bits == null && megapixels == null) {
            return null;
        }
        ImageDecoder decoder = ImageDecoder.withDefaults();
        decoder = asStored ? decoder.asStored() : decoder;
        decoder = bits == null ? decoder : decoder.withSampleBits(bits);
        return megapixels == null ? decoder : decoder.withMegapixels(megapixels);
    }
}
