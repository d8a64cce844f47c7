package io.slipway.engine.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.app.kind.AppKinds;
import io.slipway.engine.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Apps for tests, written file by file. */
final class Apps {

    private final Path folder;

    private Apps(Path folder) {
        this.folder = folder;
    }

    /** With nothing but id and version. */
    static Apps in(Path temp) throws IOException {
        return new Apps(temp.resolve("shop")).with("app.conf", "[app]\nid = shop\nversion = 1.2.0\n");
    }

    Apps with(String path, String text) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    Path folder() {
        return folder;
    }

    AppFindings look() {
        return new AppReader(AppKinds.builtIn()).look(folder);
    }

    AppPackage sound() {
        var findings = look();
        assertThat(findings.app().faults().render()).isEmpty();
        return findings.app().orThrow();
    }

    /** {@code default/alert.conf:2:1 APP-VALUE}. */
    List<String> faults() {
        return shortened(look().app().faults().all());
    }

    List<String> warnings() {
        var findings = look();
        assertThat(findings.app().faults().render()).isEmpty();
        return shortened(findings.warnings().all());
    }

    private List<String> shortened(List<Fault> faults) {
        return faults.stream()
                .map(fault -> fault.place().toString().replace(folder + "/", "") + " " + fault.code())
                .toList();
    }
}
