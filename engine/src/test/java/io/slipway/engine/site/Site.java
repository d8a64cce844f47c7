package io.slipway.engine.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.fault.Checked;
import io.slipway.engine.fault.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A site on disk for a test: a home folder, a kubeconfig with two contexts, and the settings under test. */
final class Site {

    static final String KUBECONFIG = """
            apiVersion: v1
            kind: Config
            contexts:
              - {name: prod-admin, context: {cluster: prod, user: admin}}
              - {name: prod-viewer, context: {cluster: prod, user: viewer}}
            """;

    private final Path folder;
    private final Map<String, String> environment = new LinkedHashMap<>();

    Site(Path folder) {
        this.folder = folder;
        environment.put("HOME", folder.resolve("home").toString());
        with("kube.yaml", KUBECONFIG);
    }

    Site with(String file, String text) {
        try {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), text);
            return this;
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    Site variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    Checked<SiteSettings> read() {
        return SiteSettingsReader.read(folder.resolve("slipway.yaml"), environment);
    }

    Checked<SiteSettings> read(String settings) {
        return with("slipway.yaml", settings).read();
    }

    SiteSettings settings(String settings) {
        return read(settings).orThrow();
    }

    /** {@code line:column CODE} of each fault. */
    List<String> faults(String settings) {
        return read(settings).faults().stream()
                .map(fault -> fault.place().line() + ":" + fault.place().column() + " " + fault.code())
                .toList();
    }

    Fault onlyFault(String settings) {
        var faults = read(settings).faults().all();
        assertThat(faults).hasSize(1);
        return faults.get(0);
    }

    /** As people see them, with the folder left out. */
    String rendered() {
        return read().faults().render().replace(folder + "/", "");
    }
}
