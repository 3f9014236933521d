// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherFormatsTest {

    @ParameterizedTest
    @CsvSource({
        "52494646 24000000 57454250 56503820, is WebP",
        "0000001C 66747970 61766966 00000000, is AVIF",
        "00000020 66747970 61766973 00000000, is AVIF",
        "00000018 66747970 68656963 00000000, is HEIC",
        "00000024 66747970 6D696631 00000000, is HEIC",
        "FF0A 7F00, is JPEG XL",
        "0000000C 4A584C20 0D0A870A, is JPEG XL",
        "0000000C 6A502020 0D0A870A, is JPEG 2000",
        "38425053 0001, is a Photoshop file",
        "25504446 2D312E37, is a PDF file",
        "3C737667 20786D6C6E73, is an SVG drawing",
        "3C3F786D6C 3F3E0A 3C737667, is an SVG drawing",
        "3C21444F43545950452068746D6C3E, is a web page",
        "504B0304, is an archive",
        "52494646 24000000 57415645, starts with the bytes 5249464624000000",
        "00000018 66747970 6D703432, starts with the bytes 0000001866747970",
        "01, starts with the bytes 01"
    })
    void theFormatAndTheWayOutAreNamed(String hex, String said) {
        byte[] file = HexFormat.of().parseHex(hex.replace(" ", ""));
        String message =
                assertThrows(
                                ImageFormatException.class,
                                () -> ImageDecoder.withDefaults().decode(file, "x.jpg"))
                        .getMessage();
        assertTrue(message.contains("it " + said + "; convert it to PNG or JPEG"), message);
    }

    @Test
    void aDicomFileIsToldByItsSecondPart() {
        byte[] file = new byte[140];
        System.arraycopy("DICM".getBytes(StandardCharsets.US_ASCII), 0, file, 128, 4);
        assertEquals("DICOM", OtherFormats.name(file).orElseThrow());
    }
}
