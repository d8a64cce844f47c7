package io.slipway.web.cli;

import io.slipway.engine.site.SiteSettings;
import io.slipway.engine.site.SiteSettingsReader;
import io.slipway.web.data.DataFolder;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The site's side: clusters, pipelines, policy. */
final class SiteOption {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "${env:SLIPWAY_CONFIG}",
            description = "Site settings (SLIPWAY_CONFIG; slipway.yaml in the data folder).")
    @Nullable
    Path config;

    SiteSettings read(DataFolder folder, Map<String, String> environment) {
        var checked = config != null
                ? SiteSettingsReader.readNamed(config, environment)
                : SiteSettingsReader.read(folder.path().resolve("slipway.yaml"), environment);
        return checked.orThrow();
    }
}
