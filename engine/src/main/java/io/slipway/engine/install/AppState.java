package io.slipway.engine.install;

import io.slipway.engine.run.Run;
import io.slipway.engine.run.RunState;
import java.util.Locale;
import java.util.Optional;

/** How an app stands as a whole (AP-12). */
public enum AppState {
    /** Its package is there, and nothing of it is installed. */
    UPLOADED,
    INSTALLING,
    INSTALLED,
    /** Something of it is not as its package says. */
    DRIFTED,
    /** Its last run has ended with leftovers. */
    FAILED,
    UNINSTALLING;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As far as it can be told without looking at every object. */
    public static AppState of(boolean isInstalled, Optional<Run> last) {
        if (last.isPresent() && !last.get().state().isOver())
            return last.get().subject().kind() == Run.Kind.UNINSTALL ? UNINSTALLING : INSTALLING;
        if (last.filter(run -> run.state() == RunState.FAILED).isPresent()) return FAILED;
        return isInstalled ? INSTALLED : UPLOADED;
    }
}
