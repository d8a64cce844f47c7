package io.slipway.engine.site;

import io.slipway.engine.fault.Checked;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.yaml.Document;
import io.slipway.engine.yaml.DocumentReader;
import io.slipway.engine.yaml.Located;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code slipway.yaml} and its environment twins, and tells of everything that is wrong in them at once. */
public final class SiteSettingsReader {

    private SiteSettingsReader() {}

    /** The settings of a site that has said nothing. */
    public static SiteSettings defaults() {
        return read(null, Map.of()).orThrow();
    }

    /**
     * Reads the settings where they usually stand.
     *
     * @param file none, or one that is not there: the defaults, with the environment twins over them
     */
    public static Checked<SiteSettings> read(@Nullable Path file, Map<String, String> environment) {
        if (file == null || Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            return read(new DocumentReader().read("slipway.yaml", ""), Surroundings.of(file, environment), environment);
        }
        var document = new DocumentReader().read(file.toString(), file);
        return read(document, Surroundings.of(file, environment), environment);
    }

    /** For a file that somebody named: the policy in it must not give way to the defaults because of a typing error. */
    public static Checked<SiteSettings> readNamed(Path file, Map<String, String> environment) {
        return Files.notExists(file, LinkOption.NOFOLLOW_LINKS)
                ? new Checked.Faulty<>(Faults.of(SiteFaults.noFile(file.toString())))
                : read(file, environment);
    }

    private static Checked<SiteSettings> read(
            Document document, Surroundings surroundings, Map<String, String> environment) {
        var twins = EnvironmentTwins.in(environment);
        var inspection = new Inspection(surroundings);
        var tree = document.root().map(root -> over(root, twins));
        tree.ifPresent(root -> SiteSchema.ROOT.check(root, "", inspection));
        var faults = document.faults().and(twins.faults()).and(inspection.faults());
        return Checked.of(faults, () -> new SettingsFromTree(surroundings).settings(tree.orElseThrow()));
    }

    private static Located over(Located root, EnvironmentTwins twins) {
        return Written.in(root)
                .<Located>map(written -> twins.over(written.mapping()))
                .orElse(root);
    }
}
