package io.slipway.engine.run;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What became of a run, for the one who has to answer for it: what was checked, done, undone, left over, and what to do
 * now. Computed from the run as it stands and from what happened in its present round.
 *
 * @param summary a sentence
 * @param cause the first thing that went wrong, where something did
 * @param checked what was looked at and agreed to before anything was done
 * @param notes what does not count as a failure, but somebody should know
 * @param undone what was put back
 * @param untouched what never began
 * @param underWay what is being done or put back, or waits for a person
 * @param next what to do now, a sentence each
 * @param phases of the present round, in their order
 */
public record RunReport(
        RunView view,
        String summary,
        Optional<String> cause,
        List<String> checked,
        List<String> notes,
        List<RunView.Task> done,
        List<RunView.Task> failed,
        List<RunView.Task> undone,
        List<RunView.Task> untouched,
        List<RunView.Task> underWay,
        List<RunView.Leftover> leftovers,
        List<String> next,
        List<RunPhase> phases) {

    private static final Set<RunEvent.Kind> BEFORE_THE_WORK = EnumSet.of(
            RunEvent.Kind.OPENED,
            RunEvent.Kind.RETRIED,
            RunEvent.Kind.GRAPH_DEPLOYED,
            RunEvent.Kind.RESOURCES_TAKEN,
            RunEvent.Kind.PREPARED,
            RunEvent.Kind.RESOURCES_HELD,
            RunEvent.Kind.APPROVAL_WANTED,
            RunEvent.Kind.APPROVED,
            RunEvent.Kind.REJECTED);

    public static RunReport of(RunView view, List<RunEvent> events) {
        return new RunReport(
                view,
                summary(view),
                cause(view),
                checked(view, events),
                notes(view, events),
                tasks(view, TaskState.SUCCEEDED, TaskState.KEPT),
                tasks(view, TaskState.FAILED, TaskState.ROLLBACK_FAILED),
                tasks(view, TaskState.ROLLED_BACK),
                tasks(view, TaskState.SKIPPED, TaskState.PENDING),
                tasks(view, TaskState.RUNNING, TaskState.ROLLING_BACK, TaskState.UNKNOWN),
                view.leftovers(),
                next(view),
                RunPhases.of(view, events));
    }

    private static String summary(RunView view) {
        var run = view.run();
        var what = (run.subject().name() + " " + run.subject().version()).strip();
        var where =
                run.subject().target().isEmpty() ? "" : " on " + run.subject().target();
        return what + where + ": " + outcome(view);
    }

    private static String outcome(RunView view) {
        return switch (view.state()) {
            case SUCCEEDED -> "succeeded.";
            case ROLLED_BACK -> "failed, and everything was put back as it was.";
            case CANCELLED -> view.leftovers().isEmpty() ? "cancelled." : "cancelled, and something is left over.";
            case FAILED -> "failed, and not everything could be put back.";
            case WAITING -> "waits for a person.";
            case PAUSED -> "paused: nothing more begins until it is resumed.";
            case RUNNING -> view.run().ending().isPresent() ? "is being put back." : "is running.";
        };
    }

    private static Optional<String> cause(RunView view) {
        return view.run().ending().map(ending -> ending.task()
                .filter(task -> !ending.reason().contains(task))
                .map(task -> task + ": " + ending.reason())
                .orElse(ending.reason()));
    }

    private static List<String> checked(RunView view, List<RunEvent> events) {
        Predicate<RunEvent> ofThisRound = event -> event.round() == view.run().round();
        return events.stream()
                .filter(ofThisRound)
                .filter(event -> BEFORE_THE_WORK.contains(event.kind()))
                .map(event ->
                        event.text() + event.by().map(by -> " By " + by + ".").orElse(""))
                .toList();
    }

    /** A task that was taken up again after a crash may have said the same twice. */
    private static List<String> notes(RunView view, List<RunEvent> events) {
        return events.stream()
                .filter(event -> event.round() == view.run().round() && event.kind() == RunEvent.Kind.NOTED)
                .map(event -> event.task().map(task -> task + ": ").orElse("") + event.text())
                .distinct()
                .toList();
    }

    private static List<RunView.Task> tasks(RunView view, TaskState... states) {
        var wanted = Set.of(states);
        return view.tasks().stream()
                .filter(task -> wanted.contains(task.state()))
                .toList();
    }

    private static List<String> next(RunView view) {
        var id = view.run().id();
        return switch (view.state()) {
            case SUCCEEDED -> List.of("Nothing: everything is done.");
            case RUNNING -> List.of("Nothing: it goes on by itself. To see how: slipway watch " + id);
            case PAUSED -> List.of("To let it go on: slipway resume " + id, "To end it: slipway cancel " + id);
            case WAITING -> List.of(view.waitsFor().orElse("See what it waits for: slipway status " + id));
            case ROLLED_BACK, CANCELLED, FAILED -> afterAFailure(view);
        };
    }

    private static List<String> afterAFailure(RunView view) {
        var id = view.run().id();
        var next = new ArrayList<String>();
        culprits(view).forEach(task -> next.add("See what " + task + " said: slipway logs " + id + " " + task));
        for (var left : view.leftovers()) next.add("Look after " + left.task() + " by hand, or let a retry do so.");
        next.add("When the cause is mended, do what is missing: slipway retry " + id);
        return next;
    }

    /** Those that failed; the first of them may have been put back since. */
    private static Stream<String> culprits(RunView view) {
        var first = view.run().ending().flatMap(Run.Ending::task).stream();
        var others = tasks(view, TaskState.FAILED, TaskState.ROLLBACK_FAILED).stream()
                .map(RunView.Task::id);
        return Stream.concat(first, others).distinct().limit(3);
    }
}
