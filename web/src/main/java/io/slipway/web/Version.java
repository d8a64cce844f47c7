package io.slipway.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What this program is: written into {@code version.properties} by the build. */
public record Version(String number, String commit) {

    /** Without Spring, so that {@code slipway version} is quick. */
    public static Version own() {
        try (var in = Version.class.getResourceAsStream("version.properties")) {
            var properties = new Properties();
            properties.load(in);
            return new Version(
                    properties.getProperty("version", "unknown"), properties.getProperty("commit", "unknown"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
