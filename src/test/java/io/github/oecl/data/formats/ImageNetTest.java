// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.formats;

import static io.github.oecl.data.TestFiles.assertMessage;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.oecl.data.Dataset;
import io.github.oecl.data.DatasetException;
import io.github.oecl.data.ImageSet;
import io.github.oecl.data.LoadOptions;
import io.github.oecl.data.TestFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageNetTest {

    @TempDir Path folder;

    private void image(String path) throws IOException {
        TestFiles.image(folder.resolve(path), 4, 4, 0);
    }

    @Test
    void imageNet30HasItsOfficialFolders() throws IOException {
        image("one_class_train/acorn/images/n12267677_1.JPEG");
        image("one_class_train/airliner/1.JPEG");
        // The official archive holds a damaged file of this name.
        TestFiles.write(folder.resolve("one_class_train/airliner/._1.JPEG"), new byte[9]);
        image("one_class_test/acorn/2.JPEG");
        image("one_class_test/airliner/2.JPEG");
        Dataset images = ImageNet.imageNet30(folder, LoadOptions.ofSize(2));
        assertEquals(List.of("acorn", "airliner"), images.classNames());
        assertEquals(2, images.train().size());
        assertEquals(2, images.test().image(0).width());
    }

    @Test
    void theThirtyAreLeftOutOfImageNet1k() throws IOException {
        image("train/n01440764/n01440764_18.JPEG");
        image("train/n12267677/n12267677_1.JPEG");
        image("train/n09472597/n09472597_1.JPEG");
        ImageSet outliers = ImageNet.withoutTheThirty(folder, LoadOptions.whole());
        assertEquals(List.of("n01440764"), outliers.classNames());
        assertEquals(1, outliers.size());
    }

    @Test
    void imageNet1kIsFoundWhereTheChallengePutIt() throws IOException {
        image("ILSVRC/Data/CLS-LOC/train/n01440764/n01440764_18.JPEG");
        image("ILSVRC/Data/CLS-LOC/val/ILSVRC2012_val_00000001.JPEG");
        assertEquals(1, ImageNet.withoutTheThirty(folder, LoadOptions.whole().lazily()).size());
        Path train = folder.resolve("ILSVRC/Data/CLS-LOC/train");
        assertEquals(1, ImageNet.withoutTheThirty(train, LoadOptions.whole()).size());
    }

    @Test
    void otherFolderNamesWouldHideTheThirty() throws IOException {
        image("train/n01440764/a.JPEG");
        image("train/airliner/a.JPEG");
        assertMessage(
                DatasetException.class,
                () -> ImageNet.withoutTheThirty(folder, LoadOptions.whole()),
                "airliner",
                "WordNet");
    }

    @Test
    void aMissingFolderIsNamed() {
        Path absent = folder.resolve("absent");
        assertMessage(
                DatasetException.class,
                () -> ImageNet.withoutTheThirty(absent, LoadOptions.whole()),
                absent.toString(),
                "CLS-LOC");
    }

    @Test
    void thereAreThirtyDifferentClasses() {
        assertEquals(30, ImageNet.theThirty().size());
        assertEquals(30, new HashSet<>(ImageNet.theThirty().values()).size());
        assertEquals("n02690373", ImageNet.theThirty().get("airliner"));
    }
}
