package io.slipway.web.cli;

import io.slipway.web.Problem;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which server a command talks to. */
final class ServerOptions {

    @Option(
            names = "--server",
            paramLabel = "URL",
            defaultValue = "${env:SLIPWAY_SERVER}",
            description =
                    "Server to talk to (SLIPWAY_SERVER); without it the one on the data folder, or the store itself.")
    @Nullable
    String server;

    @Option(
            names = "--token",
            defaultValue = "${env:SLIPWAY_TOKEN}",
            description = "Token for that server (SLIPWAY_TOKEN).")
    @Nullable
    String token;

    @Mixin
    DataOptions where = new DataOptions();

    /** The server that was named, if one was. */
    @Nullable
    URI named() {
        if (server == null || server.isBlank()) return null;
        try {
            var uri = URI.create(server.replaceAll("/+$", ""));
            if (uri.getHost() != null && String.valueOf(uri.getScheme()).startsWith("http")) return uri;
        } catch (IllegalArgumentException notAnAddress) {
            // Told below.
        }
        throw Problem.usage(
                "--server " + server + " is not an address.", "Give one like https://slipway.example:8080.");
    }
}
