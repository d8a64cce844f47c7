package io.slipway.engine.install;

import io.slipway.engine.app.LocalChange;
import io.slipway.engine.app.LocalLayer;
import io.slipway.engine.app.kind.AppKind;
import io.slipway.engine.app.kind.AppKinds;
import io.slipway.engine.app.layout.AppLayout;
import io.slipway.engine.app.layout.AppSource;
import io.slipway.engine.app.stanza.StanzaFile;
import io.slipway.engine.pack.PackageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of an app while its package is made. What is written there stays as it is, but for the changed lines. */
final class AppFolder {

    private final Path root;
    private final AppKinds kinds;

    AppFolder(Path root, AppKinds kinds) {
        this.root = root;
        this.kinds = kinds;
    }

    void copy(PackageFiles files) throws IOException {
        for (var path : files.paths()) {
            var target = root.resolve(path);
            Files.createDirectories(target.getParent());
            Files.copy(files.root().resolve(path), target);
        }
    }

    /** Into {@code local}, where the stanza is there already or where such ones are expected. */
    void local(PackageFiles files, List<LocalChange> changes) throws IOException {
        var layout = AppLayout.of(files.paths(), kinds);
        for (var change : changes) {
            var kind = kinds.named(change.kind()).orElseThrow();
            var ofKind = layout.objects().stream()
                    .filter(file ->
                            file.source() == AppSource.LOCAL && file.kind().equals(kind))
                    .map(AppLayout.ObjectFile::path)
                    .filter(path -> read(path).stanza(change.name()).isPresent())
                    .findFirst();
            write(ofKind.orElse("local/" + LocalLayer.fileOf(kind)), change);
        }
    }

    void shipped(AppKind kind, LocalChange object) throws IOException {
        write("default/" + LocalLayer.fileOf(kind), object);
    }

    private StanzaFile read(String path) {
        var file = root.resolve(path);
        return Files.exists(file) ? StanzaFile.read(path, file) : StanzaFile.read(path, "");
    }

    void write(String path, LocalChange stanza) throws IOException {
        var file = read(path).with(stanza.name());
        for (var one : stanza.values().entrySet()) file = file.with(stanza.name(), one.getKey(), one.getValue());
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), file.text());
    }
}
