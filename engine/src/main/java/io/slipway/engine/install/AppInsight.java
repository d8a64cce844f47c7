package io.slipway.engine.install;

import io.slipway.engine.run.PackageShelf;
import io.slipway.engine.run.Run;
import io.slipway.engine.run.RunBook;
import io.slipway.engine.run.RunProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How an app stands, and what was done with it. */
public final class AppInsight {

    private final AppBook book;
    private final RunBook runs;
    private final PackageShelf packages;
    private final InstallPlans plans;
    private final ConfigurationCentre centre;

    public AppInsight(
            AppBook book, RunBook runs, PackageShelf packages, InstallPlans plans, ConfigurationCentre centre) {
        this.book = book;
        this.runs = runs;
        this.packages = packages;
        this.plans = plans;
        this.centre = centre;
    }

    /**
     * @param last the last run that had to do with it
     * @param objects how many of each kind it has
     * @param drift what is not as its package says, {@code kind/name}
     */
    public record Status(
            String name,
            AppState state,
            Optional<InstalledApp> installed,
            Optional<Run> last,
            Map<String, Integer> objects,
            List<String> drift) {}

    public Status status(String name) {
        var installed = book.find(name);
        var last = runs.ofApp(name, 1, null).stream().findFirst();
        if (installed.isEmpty() && last.isEmpty() && !packages.isKnownApp(name)) throw unknown(name);
        var state = AppState.of(installed.isPresent(), last);
        var drift = state == AppState.INSTALLED ? drift(name) : List.<String>of();
        return new Status(
                name,
                drift.isEmpty() ? state : AppState.DRIFTED,
                installed,
                last,
                installed.isPresent() ? centre.counts(name) : Map.of(),
                drift);
    }

    private List<String> drift(String name) {
        var drift = new ArrayList<String>();
        plans.ofInstalled(name)
                .forEach((task, operations) ->
                        operations.forEach(operation -> drift.add(task + "/" + operation.object())));
        return drift;
    }

    /** The newest first. */
    public List<Run> history(String name, int limit, @Nullable String after) {
        var history = runs.ofApp(name, limit, after);
        if (history.isEmpty() && after == null && book.find(name).isEmpty() && !packages.isKnownApp(name))
            throw unknown(name);
        return history;
    }

    private static RunProblem unknown(String name) {
        return new RunProblem(
                RunProblem.Kind.NOT_THERE,
                "There is no app '" + name + "'. 'slipway app list' lists those that are installed, 'slipway package"
                        + " list' those that were pushed.");
    }
}
