package io.slipway.engine.pipeline;

import io.slipway.engine.app.AppPackage;
import io.slipway.engine.app.Requirement;
import io.slipway.engine.install.AppBook;
import io.slipway.engine.run.RunBook;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Asks the packages of apps: of the run that installs one, and of those that are installed. */
public final class AppsOfRuns implements PipelineApps, Requires {

    /** On an object of the app's service, {@code vector.agg}: it runs what that role runs. */
    static final String LABEL = "slipway.io/pipeline";

    private final RunBook runs;
    private final AppBook book;
    private final Function<String, AppPackage> apps;

    /** @param apps by the digests of their packages */
    public AppsOfRuns(RunBook runs, AppBook book, Function<String, AppPackage> apps) {
        this.runs = runs;
        this.book = book;
        this.apps = apps;
    }

    private AppPackage app(String run) {
        return apps.apply(runs.get(run).subject().digest());
    }

    @Override
    public Set<String> requiresIn(String run) {
        return namesIn(app(run));
    }

    @Override
    public Set<String> of(String owner) {
        return book.find(owner)
                .map(there -> namesIn(apps.apply(there.digest())))
                .orElse(Set.of());
    }

    private static Set<String> namesIn(AppPackage app) {
        return app.requires().stream().map(Requirement::app).collect(Collectors.toSet());
    }

    @Override
    public boolean shipsInstanceOf(String run, RoleName role) {
        if (run.isEmpty()) return false;
        var wanted = role.service() + "." + role.role();
        return app(run).services().stream()
                .map(object -> object.json().path("metadata").path("labels").path(LABEL))
                .anyMatch(label -> label.asText().equals(wanted));
    }
}
