package io.slipway.adapters.helm;

import io.slipway.engine.release.ReleaseProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Archives of charts from elsewhere; those whose digest is known are kept by it, and not fetched twice. */
final class FetchedArchives {

    private static final long LARGEST_PROVENANCE = 1L << 20;

    private final ChartWeb web;
    private final Path cache;

    FetchedArchives(ChartWeb web, Path cache) {
        this.web = web;
        this.cache = cache;
    }

    private interface Download {
        void get(URI url, Path to, long most) throws InterruptedException;
    }

    /**
     * An archive, and where its signature was found for it, if somebody has asked.
     *
     * @param provenance there is no such file where the archive is not signed
     */
    record Fetched(Path archive, Path provenance) {}

    /** @param chart in the repository; empty where the source's path names it already */
    Fetched find(ChartSource source, String chart, String version, boolean isToBeSigned, Path work)
            throws InterruptedException {
        folder(work);
        var provenance = provenanceIn(work);
        if (source.isRegistry()) {
            var registry = new OciRegistry(web, chart.isEmpty() ? source : source.child(chart));
            var found = registry.find(version, work);
            if (isToBeSigned && found.provenance().isPresent())
                registry.download(found.provenance().get(), provenance, LARGEST_PROVENANCE);
            return new Fetched(fetch(registry::download, found.archive(), found.digest(), work), provenance);
        }
        var repository = new HttpRepository(web, source);
        var found = repository.find(chart, version, work);
        if (isToBeSigned && found.provenance().isPresent())
            repository.downloadIfThere(found.provenance().get(), provenance, LARGEST_PROVENANCE);
        return new Fetched(fetch(repository::download, found.archive(), found.digest(), work), provenance);
    }

    /** By its address alone. */
    Fetched archive(ChartSource source, String digest, boolean isToBeSigned, Path work) throws InterruptedException {
        folder(work);
        var repository = new HttpRepository(web, source);
        var provenance = provenanceIn(work);
        if (isToBeSigned)
            repository.downloadIfThere(HttpRepository.provenance(source.web()), provenance, LARGEST_PROVENANCE);
        return new Fetched(fetch(repository::download, source.web(), digest, work), provenance);
    }

    /** None of an earlier archive. */
    private static Path provenanceIn(Path work) {
        var file = work.resolve("archive.tgz.prov");
        Folders.remove(file);
        return file;
    }

    private Path fetch(Download download, URI url, String digest, Path work) throws InterruptedException {
        var kept = cache.resolve(digest.replace("sha256:", "") + ".tgz");
        if (!digest.isEmpty() && Files.exists(kept)) return kept;
        var file = work.resolve("archive.tgz");
        download.get(url, file, PackedCharts.LIMITS.archiveBytes());
        if (digest.isEmpty()) return file;
        var found = "sha256:" + PackedCharts.sha256(file);
        if (!found.equals(digest))
            throw new ReleaseProblem(
                    ChartWeb.shown(url) + " is not the archive that is meant: its digest is " + found + ", not "
                            + digest + ". It was changed, or damaged on the way.",
                    false);
        folder(cache);
        try {
            return Files.move(file, kept, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private static void folder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
