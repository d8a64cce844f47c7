package io.slipway.web.page;

import io.slipway.engine.app.AppAttributes;
import io.slipway.engine.fault.FaultsException;
import io.slipway.engine.install.AppBook;
import io.slipway.engine.install.AppShelf;
import io.slipway.engine.install.AppState;
import io.slipway.engine.install.ConfigurationCentre;
import io.slipway.engine.install.InstalledApp;
import io.slipway.engine.run.Run;
import io.slipway.engine.run.RunBook;
import io.slipway.engine.run.RunProblem;
import io.slipway.web.access.Page;
import io.slipway.web.run.RunLine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the pages tell of apps, as far as it can be told without asking clusters and brokers. */
@Component
class AppViews {

    private static final int ON_A_PAGE = 50;
    private static final int RUNS = 20;

    private final AppBook book;
    private final RunBook runs;
    private final AppShelf shelf;
    private final AppOffers offers;
    private final ConfigurationCentre centre;
    private final Readme readme;

    AppViews(AppBook book, RunBook runs, AppShelf shelf, AppOffers offers, ConfigurationCentre centre, Readme readme) {
        this.book = book;
        this.runs = runs;
        this.shelf = shelf;
        this.offers = offers;
        this.centre = centre;
        this.readme = readme;
    }

    /** @param last the run that had to do with it last */
    record Line(InstalledApp app, String state, @Nullable RunLine last) {}

    Page<Line> installed(@Nullable String after) {
        return Page.of(ON_A_PAGE, most -> lines(after, most), line -> line.app().name());
    }

    private List<Line> lines(@Nullable String after, int most) {
        return book.list(after == null ? "" : after, most).stream()
                .map(app -> {
                    var last = last(app.name());
                    return new Line(
                            app,
                            AppState.of(true, last).word(),
                            last.map(RunLine::asWritten).orElse(null));
                })
                .toList();
    }

    /**
     * One app.
     *
     * @param installed what is installed of it, where something is
     * @param objects how many of each kind it has
     * @param runs what was done with it, the newest first
     * @param offers the versions that were pushed and are not the one that is installed
     */
    record One(
            String name,
            String label,
            String description,
            String author,
            String state,
            @Nullable InstalledApp installed,
            Map<String, Integer> objects,
            List<RunLine> runs,
            List<AppOffers.Offer> offers,
            @Nullable String readme) {

        /** Whether a run changes it at this moment. */
        public boolean isChanging() {
            return state.equals("installing") || state.equals("uninstalling");
        }
    }

    One one(String name) {
        var installed = book.find(name);
        var history = runs.ofApp(name, RUNS, null);
        var pushed = offers.of(name);
        if (installed.isEmpty() && history.isEmpty() && pushed.isEmpty()) throw unknown(name);
        var digest = installed
                .map(InstalledApp::digest)
                .or(() -> pushed.stream().findFirst().map(AppOffers.Offer::digest));
        var said = digest.flatMap(this::attributes);
        return new One(
                name,
                installed
                        .map(InstalledApp::label)
                        .or(() -> said.map(AppAttributes::label))
                        .orElse(name),
                said.map(AppAttributes::description).orElse(""),
                said.map(AppAttributes::author).orElse(""),
                AppState.of(installed.isPresent(), history.stream().findFirst()).word(),
                installed.orElse(null),
                installed.isPresent() ? centre.counts(name) : Map.of(),
                history.stream().map(RunLine::asWritten).toList(),
                pushed,
                digest.flatMap(readme::of).orElse(null));
    }

    private Optional<Run> last(String name) {
        return runs.ofApp(name, 1, null).stream().findFirst();
    }

    /** Nothing where this node cannot read the package: its page is shown all the same. */
    private Optional<AppAttributes> attributes(String digest) {
        try {
            return Optional.of(shelf.app(digest).attributes());
        } catch (FaultsException unreadable) {
            return Optional.empty();
        }
    }

    private static RunProblem unknown(String name) {
        return new RunProblem(
                RunProblem.Kind.NOT_THERE,
                "There is no app '" + name + "': none is installed, and no package of it was pushed. The page of apps"
                        + " lists those that there are.");
    }
}
