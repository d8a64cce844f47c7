package io.slipway.engine.release;

import java.nio.file.Path;

/**
 * Which chart a task wants.
 *
 * @param chart a path in the package, a chart's name in a repository, or an address with {@code oci://} or {@code https://}
 * @param repository one of the site's by name, or an address; empty for none
 * @param version exact or a range; empty for the newest release
 * @param digest of the archive, {@code sha256:…}; empty for none
 * @param keyring a path in the package, of public keys one of which the archive has to be signed with; empty for none
 * @param packageFiles where paths begin
 * @param work a folder of the task's own
 */
public record ChartWish(
        String chart, String repository, String version, String digest, String keyring, Path packageFiles, Path work) {}
