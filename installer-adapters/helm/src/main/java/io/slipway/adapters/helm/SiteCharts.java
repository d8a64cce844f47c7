package io.slipway.adapters.helm;

import io.slipway.adapters.helm.FetchedArchives.Fetched;
import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.fault.Place;
import io.slipway.engine.fault.Quoted;
import io.slipway.engine.release.Chart;
import io.slipway.engine.release.ChartWish;
import io.slipway.engine.release.Charts;
import io.slipway.engine.release.ReleaseProblem;
import io.slipway.engine.site.FetchPolicy;
import io.slipway.engine.site.Repository;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Charts of packages, and of repositories as far as the site names or allows them. */
public final class SiteCharts implements Charts {

    private final List<Repository> repositories;
    private final ChartWeb web;
    private final FetchedArchives archives;
    private final Map<String, String> environment;

    /** @param cache where fetched archives are kept by their digest */
    public SiteCharts(List<Repository> repositories, FetchPolicy policy, Path cache, Map<String, String> environment) {
        this.repositories = List.copyOf(repositories);
        this.web = new ChartWeb(policy);
        this.archives = new FetchedArchives(web, cache);
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Faults check(ChartWish wish) {
        if (!wish.keyring().isEmpty() && path(wish, wish.keyring()).isEmpty())
            return Faults.of(fault(
                    "HELM-KEYRING",
                    "There is no keyring " + Quoted.of(wish.keyring()) + " in the package.",
                    "Add the file, or correct the path: paths begin at the folder of package.yaml."));
        try {
            if (isFromElsewhere(wish)) return checkSource(wish);
        } catch (ReleaseProblem problem) {
            return Faults.of(fault("HELM-REPOSITORY", problem.sentence(), "Mend that in the package."));
        }
        return localPath(wish).isPresent() ? Faults.NONE : Faults.of(missing(wish));
    }

    private Faults checkSource(ChartWish wish) {
        if (web.allows(source(wish))) return Faults.NONE;
        return Faults.of(fault(
                "HELM-NOT-ALLOWED",
                "The chart " + Quoted.of(wish.chart()) + " comes from an address that this site does not allow.",
                "Ask whoever runs this Slipway to name it in repositories or policy.fetch.allow of slipway.yaml."));
    }

    private static Fault missing(ChartWish wish) {
        return fault(
                "HELM-CHART",
                "There is no chart " + Quoted.of(wish.chart()) + " in the package.",
                "Add the folder or archive, correct the path, or name a repository.");
    }

    private static Fault fault(String code, String what, String mend) {
        return new Fault(code, Place.UNKNOWN, what, mend);
    }

    private static boolean isFromElsewhere(ChartWish wish) {
        return !wish.repository().isEmpty() || isAddress(wish.chart());
    }

    private static boolean isAddress(String text) {
        return text.matches("(?s)(oci|https?)://.*");
    }

    private ChartSource source(ChartWish wish) {
        return isAddress(wish.chart()) ? anonymous(wish.chart()) : named(wish.repository());
    }

    /** One of the site's that covers the address has its login used. */
    private ChartSource anonymous(String address) {
        var plain = ChartSource.of(address, Optional.empty(), false);
        return repositories.stream()
                .map(one -> ChartSource.of(one, environment))
                .filter(one -> one.isRegistry() == plain.isRegistry() && one.isHome(plain.web()))
                .filter(one ->
                        (plain.web().getRawPath() + "/").startsWith(one.web().getRawPath() + "/"))
                .findFirst()
                .map(one -> new ChartSource(plain.web(), plain.isRegistry(), one.login(), true))
                .orElse(plain);
    }

    /** {@code @name} and {@code alias:name} are how charts name repositories of their makers. */
    private ChartSource named(String repository) {
        if (isAddress(repository)) return anonymous(repository);
        var name = repository.replaceFirst("^(@|alias:)", "");
        return repositories.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .map(one -> ChartSource.of(one, environment))
                .orElseThrow(() -> new ReleaseProblem(
                        "The site knows no chart repository " + Quoted.of(name) + ". Known are "
                                + repositories.stream().map(Repository::name).toList()
                                + ": name one of these, or ask for it in repositories of slipway.yaml.",
                        false));
    }

    private static Optional<Path> localPath(ChartWish wish) {
        return path(wish, wish.chart());
    }

    private static Optional<Path> path(ChartWish wish, String name) {
        if (name.indexOf('\0') >= 0) return Optional.empty();
        var root = wish.packageFiles().toAbsolutePath().normalize();
        var path = root.resolve(name).normalize();
        boolean isThere = path.startsWith(root) && Files.exists(path, LinkOption.NOFOLLOW_LINKS);
        return isThere ? Optional.of(path) : Optional.empty();
    }

    @Override
    public Chart fetch(ChartWish wish) throws InterruptedException {
        var to = wish.work().resolve("chart");
        var chart = isFromElsewhere(wish) ? fetched(wish, to) : local(wish, to);
        ChartManifest.read(chart.folder(), chart.source()).requireInstallable(chart.source());
        return new Dependencies(
                        (name, repository, version, folder) -> dependency(wish, name, repository, version, folder))
                .complete(chart);
    }

    private static Chart local(ChartWish wish, Path to) {
        var path = localPath(wish)
                .orElseThrow(() -> new ReleaseProblem(
                        missing(wish).what() + " " + missing(wish).mend(), false));
        var title = "The chart " + wish.chart();
        verify(wish, title, new Fetched(path, path.resolveSibling(path.getFileName() + ".prov")));
        return PackedCharts.open(title, path, wish.digest(), to);
    }

    /** Before anything of it is read. */
    private static void verify(ChartWish wish, String title, Fetched fetched) {
        if (wish.keyring().isEmpty()) return;
        var file = path(wish, wish.keyring())
                .orElseThrow(() -> new ReleaseProblem(
                        "There is no keyring " + wish.keyring() + " in the package. Add it.", false));
        new Provenance(title).require(Keyring.read(wish.keyring(), file), fetched.archive(), fetched.provenance());
    }

    private Chart fetched(ChartWish wish, Path to) throws InterruptedException {
        var isArchive = isAddress(wish.chart()) && !wish.chart().startsWith("oci:");
        boolean isToBeSigned = !wish.keyring().isEmpty();
        var name = isAddress(wish.chart()) ? "" : wish.chart();
        var fetched = isArchive
                ? archives.archive(source(wish), wish.digest(), isToBeSigned, wish.work())
                : archives.find(source(wish), name, wish.version(), isToBeSigned, wish.work());
        verify(wish, "The chart " + wish.chart(), fetched);
        return PackedCharts.open("The chart " + wish.chart(), fetched.archive(), wish.digest(), to);
    }

    private void dependency(ChartWish wish, String name, String repository, String version, Path to)
            throws InterruptedException {
        var title = "The chart " + name + ", of which " + wish.chart() + " is made,";
        if (repository.startsWith("file://")) {
            PackedCharts.open(title, beside(wish, title, repository), "", to);
            return;
        }
        var work = wish.work().resolve("dependency");
        var fetched =
                archives.find(named(repository), name, version, !wish.keyring().isEmpty(), work);
        // What a signed chart is made of is no less to be trusted than itself.
        verify(wish, title, fetched);
        PackedCharts.open(title, fetched.archive(), "", to);
    }

    /** Another chart of the same package. */
    private static Path beside(ChartWish wish, String title, String repository) {
        var root = wish.packageFiles().toAbsolutePath().normalize();
        var path = localPath(wish).map(chart -> chart.resolve(repository.substring("file://".length()))
                .normalize());
        return path.filter(one -> one.startsWith(root) && Files.exists(one, LinkOption.NOFOLLOW_LINKS))
                .orElseThrow(() -> new ReleaseProblem(title + " is not in the package. Add it.", false));
    }
}
