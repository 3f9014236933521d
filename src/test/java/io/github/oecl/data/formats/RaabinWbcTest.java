// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.formats;

import static io.github.oecl.data.TestFiles.assertMessage;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.oecl.data.Dataset;
import io.github.oecl.data.DatasetException;
import io.github.oecl.data.LoadOptions;
import io.github.oecl.data.TestFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RaabinWbcTest {

    @TempDir Path folder;

    private void image(String path) throws IOException {
        TestFiles.image(folder.resolve(path), 6, 5, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TestA", "Test-A"})
    void classesHaveSmallLettersAndTestBIsNotRead(String test) throws IOException {
        image("Train/Monocyte/a.jpg");
        image("Train/Basophil/b.jpg");
        image(test + "/Monocyte/c.jpg");
        image("Test-B/Neutrophil/d.jpg");
        Dataset cells = RaabinWbc.dataset(folder, LoadOptions.ofSize(4));
        assertEquals(List.of("basophil", "monocyte"), cells.classNames());
        assertEquals(Map.of("monocyte", 1), cells.test().counts());
        assertEquals(4, cells.train().image(0).width());
    }

    @Test
    void aMissingTestFolderIsNamed() throws IOException {
        image("train/monocyte/a.jpg");
        assertMessage(
                DatasetException.class,
                () -> RaabinWbc.dataset(folder, LoadOptions.whole()),
                folder.resolve("test").toString());
    }
}
