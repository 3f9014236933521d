// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.paper.internal.ClaimsPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("recorded")
class ClaimsPageTest {

    private static final Path RECORDED = Path.of("notebooks", "recorded");

    @TempDir Path folder;

    @Test
    void theCommittedPageIsThatOfTheRecordedResults() throws IOException {
        String committed = Files.readString(Path.of("notebooks", "claims.md"));
        assertEquals(
                ClaimsPage.of(RECORDED),
                committed,
                "The recorded results or the rules have changed: run environment/oecl claims");
    }

    @Test
    void otherResultsHaveAnotherDigest() throws IOException {
        Path cells = Files.createDirectories(folder.resolve("stability").resolve("cells"));
        String none = ClaimsPage.digest(folder);
        Path result = Files.writeString(cells.resolve("a.json"), "{}");
        String one = ClaimsPage.digest(folder);
        assertNotEquals(none, one);
        Files.writeString(result, "{ }");
        assertNotEquals(one, ClaimsPage.digest(folder));
        assertEquals(16, one.length());
    }

    @Test
    void withoutResultsEveryClaimIsNotRun() throws IOException {
        String page = ClaimsPage.of(folder);
        assertTrue(page.contains("| not run |"), page);
        assertTrue(page.lines().noneMatch(line -> line.contains("| supported |")), page);
    }
}
