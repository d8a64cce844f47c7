package io.slipway.engine.release;

import java.nio.file.Path;

/**
 * A chart at hand.
 *
 * @param digest of its files, in hexadecimal; the same for a folder and every archive of it
 * @param folder in which {@code Chart.yaml} lies; nobody changes it
 * @param source where it came from, for people
 */
public record Chart(String name, String version, String digest, Path folder, String source) {

    /** {@code postgres-1.2.0}, as Helm writes it. */
    @Override
    public String toString() {
        return name + "-" + version;
    }
}
