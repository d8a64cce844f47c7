package io.slipway.engine.run;

import io.slipway.engine.graph.TaskGraph;
import io.slipway.engine.values.RunInputs;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a package, as its row tells it.
 *
 * @param id also the business key of its processes
 * @param round 1 for the first try, one more for each retry
 * @param state never {@code WAITING}: whether a run waits for a person is asked of its tasks and processes
 * @param ending why nothing more of it begins; there as long as things are put back, and afterwards
 * @param valuesId where what people filled in is kept, encrypted
 */
public record Run(
        String id,
        int round,
        RunState state,
        Subject subject,
        Wishes wishes,
        Optional<Ending> ending,
        Graphs graphs,
        String startedBy,
        @Nullable String valuesId,
        int globalRevision,
        Instant createdAt,
        @Nullable Instant endedAt) {

    /** What the whole run does. */
    public enum Kind {
        RUN,
        INSTALL,
        UPGRADE,
        UNINSTALL
    }

    /**
     * What is executed, where, and what was there before.
     *
     * @param digest of the package
     * @param target the cluster and namespace, or whatever was given by hand
     * @param mode {@code install}, {@code upgrade}, {@code same}, {@code downgrade} or {@code retry}
     * @param fromVersion of the last successful run of this package on this target; empty where there is none
     */
    public record Subject(
            Kind kind, String digest, String name, String version, String target, String mode, String fromVersion) {

        static final String SAME = "same";

        /** Behind the name of a process, so that nobody edits the one and means the other. */
        private static final String UNINSTALLING = "-uninstall";

        /** Whether the version that is there is to be there again, whatever somebody has changed of it. */
        public boolean isSync() {
            return kind == Kind.UPGRADE && mode.equals(SAME);
        }

        /** The order of its tasks: who uninstalls goes through what an install has done from its end. */
        public TaskGraph ordered(TaskGraph asInstalled) {
            return kind == Kind.UNINSTALL ? asInstalled.reversed(name + UNINSTALLING) : asInstalled;
        }

        /** What its tasks are told of the run, without what was filled in. */
        RunInputs bare() {
            return RunInputs.bare(mode, fromVersion, version, target);
        }
    }

    /**
     * How it was asked for.
     *
     * @param plan the digest of the plan that it goes by, where it goes by one
     */
    public record Wishes(boolean failFast, OnConflict onConflict, boolean approval, Optional<String> plan) {

        public Wishes(boolean failFast, OnConflict onConflict, boolean approval) {
            this(failFast, onConflict, approval, Optional.empty());
        }
    }

    /** What to do when another run holds a resource. */
    public enum OnConflict {
        FAIL,
        WAIT
    }

    /**
     * Why nothing more begins.
     *
     * @param keep what was done is not put back
     * @param task the one that failed first, where one has failed
     */
    public record Ending(boolean cancelled, boolean keep, String reason, Optional<String> task) {}

    /**
     * The processes that do and undo the tasks.
     *
     * @param editedTasks digest of the tasks as a designer edited them, where the package's own graph is not used
     */
    public record Graphs(
            @Nullable String forwardDefinition,
            @Nullable String undoDefinition,
            @Nullable String forwardDiagram,
            @Nullable String undoDiagram,
            @Nullable String editedTasks) {

        public static final Graphs NONE = new Graphs(null, null, null, null, null);
    }

    Run endedAs(RunState end) {
        return new Run(
                id,
                round,
                end,
                subject,
                wishes,
                ending,
                graphs,
                startedBy,
                valuesId,
                globalRevision,
                createdAt,
                endedAt);
    }
}
