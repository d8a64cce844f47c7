package io.slipway.engine.install;

import io.slipway.engine.app.AppReader;
import io.slipway.engine.app.LocalChange;
import io.slipway.engine.app.kind.AppKinds;
import io.slipway.engine.app.stanza.StanzaWords;
import io.slipway.engine.fault.Quoted;
import io.slipway.engine.install.InstalledObjects.Path;
import io.slipway.engine.pack.ArchiveLimits;
import io.slipway.engine.pack.PackageArchive;
import io.slipway.engine.pack.PackageFiles;
import io.slipway.engine.packages.PackageStore;
import io.slipway.engine.run.RunProblem;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes packages of what is installed (AP-6): an app as it was brought with the changes since in its {@code local}, or a new
 * app of objects that are in force. What is made is sound, so it installs elsewhere. Secrets are in it, as they are in any
 * package.
 */
public final class AppExport {

    private static final String CONF = "app.conf";

    private final PackageStore store;
    private final AppBook book;
    private final InstalledObjects objects;
    private final ConfigurationCentre centre;
    private final AppLocal local;
    private final AppKinds kinds;

    public AppExport(
            PackageStore store,
            AppBook book,
            InstalledObjects objects,
            ConfigurationCentre centre,
            AppLocal local,
            AppKinds kinds) {
        this.store = store;
        this.book = book;
        this.objects = objects;
        this.centre = centre;
        this.local = local;
        this.kinds = kinds;
    }

    /** Fills a folder. */
    private interface Filling {
        void into(AppFolder folder) throws IOException;
    }

    /** Where the archive goes; asked for when there is nothing wrong with it any more. */
    public interface Target {
        OutputStream open() throws IOException;
    }

    public void app(String app, Target target) {
        objects.installed(app);
        var files = store.open(book.find(app).orElseThrow().digest()).orThrow();
        make(
                app,
                folder -> {
                    folder.copy(files);
                    folder.local(files, local.of(app));
                },
                target);
    }

    /** @param selected {@code kind/name@app} each */
    public void objects(String id, String version, List<String> selected, Target target) {
        if (selected.isEmpty()) throw invalid("No object is selected. Name some, such as savedsearch/errors@shop.");
        var conf = new LinkedHashMap<String, String>();
        conf.put("id", id);
        conf.put("version", version);
        conf.forEach((key, value) -> StanzaWords.objection("app", key, value).ifPresent(why -> {
            throw invalid(why);
        }));
        var paths = selected.stream().distinct().map(AppExport::path).toList();
        requireNoTwins(paths);
        var stanzas = paths.stream().map(this::stanza).toList();
        make(
                id,
                folder -> {
                    folder.write(CONF, new LocalChange("", "app", true, conf));
                    for (var stanza : stanzas) folder.shipped(objects.kind(stanza.kind()), stanza);
                },
                target);
    }

    private static Path path(String selected) {
        int slash = selected.indexOf('/');
        int at = selected.lastIndexOf('@');
        if (slash < 1 || at < slash + 2 || at == selected.length() - 1)
            throw invalid(
                    Quoted.of(selected) + " names no object. Write kind/name@app, such as savedsearch/errors@shop.");
        return new Path(selected.substring(at + 1), selected.substring(0, slash), selected.substring(slash + 1, at));
    }

    private static void requireNoTwins(List<Path> paths) {
        var names = new HashSet<String>();
        for (var path : paths)
            if (!names.add(path.kind() + "/" + path.name()))
                throw invalid("Two apps have an object " + Quoted.of(path.kind() + "/" + path.name())
                        + ", and one app cannot hold both. Select one of them.");
    }

    /** As it is in force; keys that were taken away are left out. */
    private LocalChange stanza(Path path) {
        objects.kind(path.kind());
        objects.installed(path.app());
        var content =
                centre.content(path.app(), path.kind(), path.name()).orElseThrow(() -> InstalledObjects.notThere(path));
        Map<String, String> values = ObjectShown.texts(content);
        values.values().removeIf(String::isEmpty);
        return new LocalChange(path.kind(), path.name(), true, values);
    }

    private static RunProblem invalid(String why) {
        return new RunProblem(RunProblem.Kind.INVALID, why);
    }

    private void make(String name, Filling filling, Target target) {
        try {
            var root = Files.createTempDirectory("slipway-export-");
            try {
                filling.into(new AppFolder(root, kinds));
                write(name, root, target);
            } finally {
                remove(root);
            }
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private void write(String name, java.nio.file.Path root, Target target) throws IOException {
        try (var files =
                PackageFiles.open(name, root, root, ArchiveLimits.USUAL).orThrow()) {
            new AppReader(kinds).read(files).orThrow();
            try (var out = target.open()) {
                PackageArchive.write(files, out);
            }
        }
    }

    private static void remove(java.nio.file.Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
        }
    }
}
