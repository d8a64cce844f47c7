package io.slipway.web.pack;

import io.slipway.engine.app.AppReader;
import io.slipway.engine.app.kind.AppKinds;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.graph.TaskGraph;
import io.slipway.engine.graph.TaskPackage;
import io.slipway.engine.install.AppShelf;
import io.slipway.engine.pack.PackageFiles;
import io.slipway.engine.packages.PackageStore;
import io.slipway.engine.packages.Pushed;
import io.slipway.engine.packages.StoredPackage;
import io.slipway.engine.run.PackageShelf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Takes packages in and reads them again. Whatever comes in is a stranger's until it is found sound. */
@Component
class PackageDesk {

    private final PackageStore packages;
    private final Uploads uploads;
    private final TaskKinds kinds;
    private final AppReader apps;
    private final PackageShelf shelf;

    PackageDesk(PackageStore packages, Uploads uploads, TaskKinds kinds, AppKinds appKinds, PackageShelf shelf) {
        this.shelf = shelf;
        this.apps = new AppReader(appKinds);
        this.packages = packages;
        this.uploads = uploads;
        this.kinds = kinds;
    }

    Pushed push(MultipartFile file, boolean replace, String by) {
        var name = nameOf(file);
        var taken = uploads.take(file);
        try {
            return push(name, taken, replace, by);
        } finally {
            remove(taken);
        }
    }

    /** The last part of what the sender calls it: the rest is the sender's own business. */
    private static String nameOf(MultipartFile file) {
        var given = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        var last = given.replaceFirst("^.*[/\\\\]", "");
        return last.isBlank() ? "package" : last.substring(0, Math.min(last.length(), 100));
    }

    private Pushed push(String name, Path archive, boolean replace, String by) {
        var opened = PackageFiles.open(name, archive, uploads.folder(), uploads.limits());
        requireSound(name, opened.faults());
        try (var files = opened.orThrow()) {
            if (AppShelf.isApp(files)) return pushApp(name, files, replace, by);
            var read = kinds.reader().read(files);
            requireSound(name, read.faults());
            var manifest = read.orThrow();
            return PackageRefusal.orRefuse(
                    packages.push(files, manifest.name(), manifest.version(), StoredPackage.TASK, by, replace));
        }
    }

    private Pushed pushApp(String name, PackageFiles files, boolean replace, String by) {
        var read = apps.read(files);
        requireSound(name, read.faults());
        var app = read.orThrow();
        return PackageRefusal.orRefuse(packages.push(files, app.id(), app.version(), StoredPackage.APP, by, replace));
    }

    private static void requireSound(String name, Faults faults) {
        if (!faults.isEmpty()) throw PackageRefusal.ofUpload(name, faults);
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    StoredPackage find(String ref) {
        return PackageRefusal.orRefuse(packages.find(ref));
    }

    /** An app as its install tasks. Sound when it came in; it may use a type since then that this server has not got any more. */
    TaskPackage read(StoredPackage stored) {
        if (stored.kind().equals(StoredPackage.APP))
            return shelf.graph(stored.digest()).taskPackage();
        var files = PackageRefusal.orRefuse(packages.open(stored.digest()));
        return PackageRefusal.orRefuse(kinds.reader().read(files));
    }

    String picture(String ref, GraphPicture.Format format) {
        try {
            return new GraphPicture(TaskGraph.of(read(find(ref))), kinds).in(format);
        } catch (IllegalArgumentException cannotBeDrawn) {
            throw PackageRefusal.of(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    PackageErrors.GRAPH_FORMAT,
                    String.valueOf(cannotBeDrawn.getMessage()));
        }
    }
}
