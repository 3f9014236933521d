// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.grid;

import java.nio.file.Path;

/**
 * The files of a cell while it is run.
 *
 * @param config JSON of its configuration, which is there when it starts
 * @param result where its {@link io.github.oecl.run.RunResult result} goes
 * @param log where anything else goes that it has to say
 * @param checkpoints the folder from which a cell goes on that was stopped
 */
public record RunFiles(Path config, Path result, Path log, Path checkpoints) {}
