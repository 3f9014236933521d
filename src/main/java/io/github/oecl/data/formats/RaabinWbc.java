// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.formats;

import io.github.oecl.data.Dataset;
import io.github.oecl.data.DatasetException;
import io.github.oecl.data.LoadOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Reads the double-labelled cropped cells of Raabin-WBC (Kouzehkanan et al., "A large dataset of
 * white blood cells containing cell locations and types, along with segmented nuclei and
 * cytoplasm", Scientific Reports 2022): white blood cells of five classes. Layout: {@code
 * Train/<Class>/<image>} and {@code TestA/<Class>/<image>}, as {@code Train.rar} and {@code
 * TestA.rar} unpack; the test folder may also be called Test-A, test_A or test. Test-B, of another
 * camera and microscope, is not read, as in the paper's code.
 */
final class RaabinWbc {

    static final String LAYOUT =
            "Raabin-WBC (double-labelled cropped cells) is a folder with Train/<Class>/<image> and"
                    + " TestA/<Class>/<image>, the classes Basophil, Eosinophil, Lymphocyte,"
                    + " Monocyte and Neutrophil";

    private RaabinWbc() {}

    /**
     * {@return the training cells and those of Test-A; class names in small letters, such as {@code
     * monocyte}}
     *
     * @param folder the folder that holds Train and TestA
     * @param loadOptions how the images are brought in
     * @throws DatasetException if a folder is missing or not laid out so
     * @throws IOException if a folder cannot be listed
     */
    public static Dataset dataset(Path folder, LoadOptions loadOptions) throws IOException {
        return reader(loadOptions).dataset(folder);
    }

    static ClassFolders reader(LoadOptions loadOptions) {
        return new ClassFolders(loadOptions, name -> name.toLowerCase(Locale.ROOT), false);
    }
}
