package io.slipway.web.page;

import io.slipway.engine.run.Run;
import io.slipway.engine.run.RunDesk;
import io.slipway.engine.run.RunOrder;
import io.slipway.engine.run.RunProblem;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the buttons on the page of an app do. Each is a run. */
public enum AppAction {
    INSTALL("Everything below is done, or nothing: a step that fails puts the others back."),
    UPGRADE("The new version takes the place of the one that is installed; what it has no longer is removed."
            + " A step that fails puts everything back."),
    SYNC("Brings everything back to what the package says: what somebody has changed of it since is lost."),
    UNINSTALL("Removes everything that the app has brought. The data in its volumes stays.");

    private final String meaning;

    AppAction(String meaning) {
        this.meaning = meaning;
    }

    static AppAction of(String word) {
        return Arrays.stream(values())
                .filter(action -> action.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new RunProblem(
                        RunProblem.Kind.INVALID,
                        "Nothing is called '" + word
                                + "' here. Give install, upgrade, sync or uninstall as the action."));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As a button says it. */
    public String label() {
        return name().charAt(0) + word().substring(1);
    }

    public String meaning() {
        return meaning;
    }

    /** Whether a version is chosen for it; else the one that is installed is meant. */
    public boolean isOfAVersion() {
        return this == INSTALL || this == UPGRADE;
    }

    /** Gives the id of the run. */
    String start(RunDesk desk, String app, String version, String target, boolean approval, String by) {
        var order = new RunOrder(
                isOfAVersion() ? app + ":" + version : app,
                Optional.empty(),
                Optional.empty(),
                target,
                approval,
                Run.OnConflict.WAIT,
                Optional.empty());
        return switch (this) {
            case INSTALL -> desk.start(Run.Kind.INSTALL, order, false, by);
            case UPGRADE -> desk.start(Run.Kind.UPGRADE, order, false, by);
            case SYNC -> desk.sync(order, by);
            case UNINSTALL -> desk.start(Run.Kind.UNINSTALL, order, false, by);
        };
    }
}
