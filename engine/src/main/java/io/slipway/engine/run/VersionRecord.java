package io.slipway.engine.run;

import io.slipway.engine.graph.SemanticVersion;
import java.util.List;

/**
 * What a run is as a whole, by what became of its package on its target before (TR-18).
 *
 * @param mode {@code install}, {@code upgrade}, {@code same}, {@code downgrade}, or {@code retry} where a run since the last
 *     success has failed
 * @param fromVersion of the last successful run; empty where there is none
 */
public record VersionRecord(String mode, String fromVersion) {

    /** @param before runs of the package on the target that are over, the newest first: at least the last, and the last that
     *     succeeded */
    public static VersionRecord of(String version, List<Run> before) {
        var from = before.stream()
                .filter(run -> run.state() == RunState.SUCCEEDED)
                .findFirst()
                .map(run -> run.subject().version())
                .orElse("");
        var failedSince = !before.isEmpty() && before.get(0).state() == RunState.FAILED;
        return new VersionRecord(failedSince ? "retry" : mode(from, version), from);
    }

    private static String mode(String from, String to) {
        if (from.isEmpty()) return "install";
        var order = SemanticVersion.of(from).compareTo(SemanticVersion.of(to));
        if (order == 0) return "same";
        return order < 0 ? "upgrade" : "downgrade";
    }
}
