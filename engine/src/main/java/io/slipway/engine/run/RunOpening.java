package io.slipway.engine.run;

import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.fault.FaultsException;
import io.slipway.engine.fault.Place;
import io.slipway.engine.fault.Quoted;
import io.slipway.engine.graph.TaskGraph;
import io.slipway.engine.run.Run.Graphs;
import io.slipway.engine.run.Run.Kind;
import io.slipway.engine.run.Run.Subject;
import io.slipway.engine.run.Run.Wishes;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Opens runs, and their further rounds. In the transaction of the process's start: what is refused here was never started,
 * whoever asked for it and by whatever way.
 */
public final class RunOpening {

    static final Pattern ID = Pattern.compile("[a-z0-9-]{1,64}");

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int LONGEST_NAME_IN_ID = 40;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final RunBook runs;
    private final TaskRows rows;
    private final RunEvents events;
    private final PackageShelf packages;
    private final GraphsInForce graphs;
    private final RunMaterials materials;
    private final RunValues values;
    private final RunPolicy policy;

    public RunOpening(
            RunBook runs,
            TaskRows rows,
            RunEvents events,
            PackageShelf packages,
            GraphsInForce graphs,
            RunMaterials materials,
            RunValues values,
            RunPolicy policy) {
        this.runs = runs;
        this.rows = rows;
        this.events = events;
        this.packages = packages;
        this.graphs = graphs;
        this.materials = materials;
        this.values = values;
        this.policy = policy;
    }

    /** Opens a run of a task package in its first round. */
    public Run open(RunOrder order, String by) {
        return open(order, Kind.RUN, by);
    }

    /** Opens a run in its first round. */
    public Run open(RunOrder order, Kind kind, String by) {
        if (order.reference().isBlank())
            throw fault(
                    "RUN-NO-PACKAGE",
                    "Nothing says what to run.",
                    "Give the variable 'package': name:version, or a digest.");
        order.id().ifPresent(RunOpening::requireFree);
        var digest = packages.digestOf(order.reference());
        if (!packages.hold(digest))
            throw fault(
                    "RUN-NO-PACKAGE",
                    "The package " + Quoted.of(order.reference()) + " was just removed.",
                    "Push it again.");
        requireKind(kind, digest, order);
        var graph = graphs.of(digest).graph();
        policy.check(graph, order.target()).throwIfPresent();
        var subject = subject(order, kind, digest, graph);
        var accepted = values.accept(graph, order.values(), subject.bare(), by).orThrow();
        var run = new Run(
                order.id().orElseGet(() -> newId(graph)),
                1,
                RunState.RUNNING,
                subject,
                new Wishes(graph.taskPackage().failFast(), order.onConflict(), order.approval(), requirePlan(order)),
                Optional.empty(),
                Graphs.NONE,
                by,
                accepted.id(),
                accepted.globalRevision(),
                Instant.EPOCH,
                null);
        runs.open(run);
        events.add(RunEvent.New.by(by, run.id(), 1, RunEvent.Kind.OPENED, opened(run)));
        return run;
    }

    private void requireKind(Kind kind, String digest, RunOrder order) {
        var wantsApp = kind != Kind.RUN;
        if (packages.isApp(digest) == wantsApp) return;
        throw fault(
                "RUN-WRONG-KIND",
                "The package " + Quoted.of(order.reference()) + " is "
                        + (wantsApp ? "a task package, no app." : "an app, no task package."),
                wantsApp ? "Run it with: slipway run" : "Install it with: slipway app install");
    }

    private Subject subject(RunOrder order, Kind kind, String digest, TaskGraph graph) {
        var name = graph.taskPackage().name();
        var version = graph.taskPackage().version().toString();
        var before = VersionRecord.of(version, runs.endedOf(name, order.target()));
        boolean isSync = kind == Kind.UPGRADE && before.mode().equals(Subject.SAME);
        var mode = kind == Kind.RUN || isSync ? before.mode() : kind.name().toLowerCase(Locale.ROOT);
        return new Subject(kind, digest, name, version, order.target(), mode, before.fromVersion());
    }

    private static String opened(Run run) {
        var subject = run.subject();
        var from = subject.fromVersion().isEmpty() ? "" : " from " + subject.fromVersion();
        return "Run of " + subject.name() + " " + subject.version() + " opened: " + subject.mode() + from + ".";
    }

    /** Opens the next round of a run that is over (TR-13). */
    public Run openAgain(String id, Optional<String> given, String by) {
        var run = runs.get(id);
        runs.lock(List.of(id));
        run = runs.get(id);
        if (!run.state().isOver())
            throw RunDesk.conflict(run, "cannot be retried", "It is not over yet: wait for its end, or cancel it.");
        if (run.state() == RunState.SUCCEEDED)
            throw RunDesk.conflict(run, "cannot be retried", "There is nothing that failed: start a new run instead.");
        var subject = run.subject();
        if (!packages.hold(subject.digest()))
            throw fault(
                    "RUN-NO-PACKAGE",
                    "The package of the run, " + subject.name() + " " + subject.version() + ", was removed.",
                    "Push it again, then retry.");
        var graph = materials.graphOf(run).orElseThrow();
        var valuesId = given.map(text -> values.accept(graph, Optional.of(text), subject.bare(), by)
                .orThrow()
                .id());
        var plan = RetryPlan.of(graph, rows.of(id));
        runs.nextRound(id, valuesId.orElse(null), "retry");
        rows.keep(id, run.round() + 1, plan.kept());
        events.add(RunEvent.New.by(
                by,
                id,
                run.round() + 1,
                RunEvent.Kind.RETRIED,
                "Round " + (run.round() + 1) + " opened: " + plan.kept().size() + " of "
                        + graph.tasks().size() + " tasks are kept as they are."));
        return runs.get(id);
    }

    /** Whether it still holds is asked before anything begins; here there must be no waiting for clusters. */
    private static Optional<String> requirePlan(RunOrder order) {
        order.plan().filter(digest -> !digest.matches("[0-9a-f]{64}")).ifPresent(digest -> {
            throw fault(
                    "RUN-BAD-PLAN",
                    "A plan's digest is not " + Quoted.of(digest) + ".",
                    "Give the 64 letters and digits that 'slipway package plan' has printed.");
        });
        return order.plan();
    }

    private static void requireFree(String id) {
        if (!ID.matcher(id).matches())
            throw fault(
                    "RUN-BAD-ID",
                    "A run cannot be called " + Quoted.of(id) + ".",
                    "Its id, which is also the business key, has 1 to 64 small letters, digits and dashes.");
    }

    private static String newId(TaskGraph graph) {
        var name = graph.taskPackage().name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]+", "-");
        var id = new StringBuilder(name.substring(0, Math.min(LONGEST_NAME_IN_ID, name.length()))).append('-');
        for (int i = 0; i < 8; i++) id.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        return id.toString();
    }

    private static FaultsException fault(String code, String what, String mend) {
        return new FaultsException(Faults.of(new Fault(code, Place.UNKNOWN, what, mend)));
    }
}
