// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Outside of a kernel. */
class ShowTest {

    private final PrintStream usual = System.out;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setOut(usual);
    }

    @Test
    void aFigureIsNamed() {
        Show.it(Samples.all().get("figure"));
        assertTrue(shown().startsWith("Figure: f(y)"), shown());
    }

    @Test
    void aTableIsPrinted() {
        Show.it(Samples.TABLE);
        assertTrue(shown().contains("a & b"), shown());
    }

    @Test
    void anythingElseIsItsText() {
        Show.it("a <b>");
        Show.it(null);
        assertEquals("a <b>%nnull%n".formatted(), shown());
    }

    private String shown() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
