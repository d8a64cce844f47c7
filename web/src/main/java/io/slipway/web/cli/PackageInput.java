package io.slipway.web.cli;

import picocli.CommandLine.Parameters;

/** A package on this machine, or one that the server has. */
final class PackageInput {

    @Parameters(
            paramLabel = "DIR|FILE|REF",
            description = "A package: its folder, a .tgz or .zip, or NAME:VERSION or a digest of one that was pushed.")
    String source;

    /** As the server knows it; it is pushed first where it stands on this machine. */
    String reference(Connection connection) {
        return PackedSource.reference(source, connection);
    }
}
