// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import picocli.CommandLine.IVersionProvider;

/** Says which version this is, out of the jar's manifest. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"oecl " + (version == null ? "development build" : version)};
    }
}
