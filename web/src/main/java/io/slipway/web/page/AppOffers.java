package io.slipway.web.page;

import io.slipway.engine.graph.SemanticVersion;
import io.slipway.engine.install.AppBook;
import io.slipway.engine.install.InstalledApp;
import io.slipway.engine.packages.ListPosition;
import io.slipway.engine.packages.PackageStore;
import io.slipway.engine.packages.StoredPackage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The packages of apps that were pushed, and what can be done with each. */
@Component
class AppOffers {

    private static final int AT_ONCE = 200;

    /** How many packages, of whatever kind, are gone through for a list that somebody reads. */
    private static final int MOST_LOOKED_AT = 1000;

    private final PackageStore packages;
    private final AppBook book;

    AppOffers(PackageStore packages, AppBook book) {
        this.packages = packages;
        this.book = book;
    }

    /** @param action {@code install}, {@code upgrade}, or {@code older} where a newer one is installed */
    record Offer(String name, String version, String digest, String pushedBy, Instant pushedAt, String action) {}

    /** Of all apps, the newest first; without what is installed. */
    List<Offer> all() {
        return of(null);
    }

    List<Offer> of(@Nullable String name) {
        var offers = new ArrayList<Offer>();
        ListPosition after = null;
        for (int seen = 0; seen < MOST_LOOKED_AT; seen += AT_ONCE) {
            var some = packages.list(name, AT_ONCE, after);
            some.stream().filter(AppOffers::isApp).forEach(stored -> offer(stored)
                    .ifPresent(offers::add));
            if (some.size() < AT_ONCE) break;
            after = PackageStore.position(some.get(some.size() - 1));
        }
        return offers;
    }

    private static boolean isApp(StoredPackage stored) {
        return stored.isCurrent() && stored.kind().equals(StoredPackage.APP);
    }

    private Optional<Offer> offer(StoredPackage stored) {
        var installed = book.find(stored.name());
        if (installed.filter(app -> app.digest().equals(stored.digest())).isPresent()) return Optional.empty();
        return Optional.of(new Offer(
                stored.name(),
                stored.version(),
                stored.digest(),
                stored.pushedBy(),
                stored.pushedAt(),
                installed.map(app -> isNewer(stored, app) ? "upgrade" : "older").orElse("install")));
    }

    private static boolean isNewer(StoredPackage stored, InstalledApp app) {
        return SemanticVersion.of(stored.version()).compareTo(SemanticVersion.of(app.version())) > 0;
    }
}
