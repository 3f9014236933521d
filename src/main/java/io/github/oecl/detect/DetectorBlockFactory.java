// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.detect;

import ai.djl.Model;
import ai.djl.nn.Block;
import ai.djl.nn.BlockFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Loads a detector for DJL's {@link ai.djl.repository.zoo.Criteria}: the file of the model's name
 * in the folder of the model. {@link DetectorFile#criteria} fills the criteria in.
 */
public final class DetectorBlockFactory implements BlockFactory {

    private static final long serialVersionUID = 1;

    /** Makes the factory, as DJL does. */
    public DetectorBlockFactory() {}

    /** {@inheritDoc} The detector is closed with the model. */
    @Override
    public Block newBlock(Model model, Path modelPath, Map<String, ?> arguments)
            throws IOException {
        Detector detector =
                DetectorFile.load(
                        modelPath.resolve(model.getName()), model.getNDManager().getDevice());
        model.getNDManager().attachInternal("detector", detector);
        return new DetectorBlock(detector::detect);
    }
}
