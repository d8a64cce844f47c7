package io.slipway.adapters.helm;

import io.slipway.engine.fault.Fault;
import io.slipway.engine.pack.ArchiveLimits;
import io.slipway.engine.pack.PackageFiles;
import io.slipway.engine.release.Chart;
import io.slipway.engine.release.ReleaseProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** Charts as folders and archives, held to the limits of packages: charts are as untrusted as these. */
final class PackedCharts {

    static final ArchiveLimits LIMITS = new ArchiveLimits(20L << 20, 200L << 20, 10_000, 100, 20);

    private PackedCharts() {}

    /**
     * Unpacks an archive, or copies a folder.
     *
     * @param digest of the archive, {@code sha256:…}; empty for none
     * @param to an empty folder, or one that is not there
     */
    static Chart open(String source, Path from, String digest, Path to) {
        check(source, from, digest);
        var opened = PackageFiles.open(source, from, work(to), LIMITS);
        if (!opened.isSound())
            throw new ReleaseProblem(refusal(source, opened.faults().all()), false);
        try (var files = opened.orThrow()) {
            copy(files.root(), top(source, files), to);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
        return describe(source, to);
    }

    /** Of the files as they are now, dependencies included. */
    static Chart describe(String source, Path folder) {
        var manifest = ChartManifest.read(folder, source);
        try (var files = PackageFiles.open(source, folder, folder, LIMITS).orThrow()) {
            return new Chart(manifest.name(), manifest.version(), files.digest(), folder, source);
        }
    }

    /** Not the words of packages: people would look for their own. */
    private static String refusal(String source, java.util.List<Fault> faults) {
        return source + " is refused: "
                + faults.stream()
                        .map(fault -> fault.what().replace("the package", "the chart") + " (" + fault.code() + ")")
                        .collect(Collectors.joining(" "))
                + " Pack the chart anew with helm package.";
    }

    private static Path work(Path to) {
        try {
            return Files.createDirectories(to.toAbsolutePath().getParent());
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /** Archives have everything in one folder. */
    private static String top(String source, PackageFiles files) {
        if (files.paths().contains(ChartManifest.FILE)) return "";
        return files.paths().stream()
                .filter(path -> path.matches("[^/]+/" + ChartManifest.FILE))
                .map(path -> path.substring(0, path.indexOf('/') + 1))
                .findFirst()
                .orElseThrow(() -> new ReleaseProblem(source + " is no chart: there is no Chart.yaml in it.", false));
    }

    private static void copy(Path root, String top, Path to) throws IOException {
        Folders.empty(to);
        var from = root.resolve(top);
        try (var all = Files.walk(from)) {
            for (var path : all.toList()) {
                var target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) Files.createDirectories(target);
                else Files.copy(path, target);
            }
        }
    }

    private static void check(String source, Path archive, String digest) {
        if (digest.isEmpty()) return;
        if (!Files.isRegularFile(archive))
            throw new ReleaseProblem(
                    source + " is a folder, which has no digest. Leave digest out, or pack it.", false);
        var found = "sha256:" + sha256(archive);
        if (!found.equals(digest))
            throw new ReleaseProblem(
                    source + " is not the chart that the package means: its digest is " + found
                            + ". If the change is meant, write this digest into the package.",
                    false);
    }

    static String sha256(Path file) {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of()
                    .formatHex(((DigestInputStream) in).getMessageDigest().digest());
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("Every Java has SHA-256.", never);
        }
    }
}
