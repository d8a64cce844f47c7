package io.slipway.engine.run;

import io.slipway.engine.run.RunPhase.Name;
import io.slipway.engine.run.RunPhase.State;
import io.slipway.engine.task.Direction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads from the events of a round when each of its phases began and ended, and in which one it went wrong. */
final class RunPhases {

    private final RunView view;
    private final List<RunPhase> over = new ArrayList<>();
    private @Nullable Name now;
    private Instant began = Instant.EPOCH;
    private boolean hasFailed;

    private RunPhases(RunView view) {
        this.view = view;
    }

    /** @param events of all rounds, in their order */
    static List<RunPhase> of(RunView view, List<RunEvent> events) {
        var phases = new RunPhases(view);
        for (var event : events) if (event.round() == view.run().round()) phases.read(event);
        return phases.all();
    }

    private void read(RunEvent event) {
        switch (event.kind()) {
            case OPENED, RETRIED -> begin(isApp() ? Name.RESERVE : Name.CHECK, event.at());
            case RESOURCES_TAKEN -> {
                if (now == Name.RESERVE) begin(Name.PREPARE, event.at());
            }
            case PREPARED -> begin(view.run().wishes().approval() ? Name.APPROVE : Name.EXECUTE, event.at());
            case APPROVAL_WANTED -> {
                if (now == Name.CHECK) begin(Name.APPROVE, event.at());
            }
            case APPROVED -> begin(Name.EXECUTE, event.at());
            case FAILING, CANCELLED, REJECTED -> hasFailed |= now != Name.PUT_BACK;
            case TASK_STARTED, TASK_DONE, TASK_FAILED, TASK_SKIPPED -> task(event);
            case CLOSED -> close(event.at());
            default -> {}
        }
    }

    private void task(RunEvent event) {
        var isBack = event.direction().filter(Direction.UNDO::equals).isPresent();
        if (isBack && now != Name.PUT_BACK) begin(Name.PUT_BACK, event.at());
        if (!isBack && now == Name.CHECK) begin(Name.EXECUTE, event.at());
    }

    private void begin(Name next, Instant at) {
        end(at);
        now = next;
        began = at;
    }

    private void end(Instant at) {
        if (now == null) return;
        over.add(new RunPhase(now, hasFailed ? State.FAILED : State.DONE, Optional.of(began), Optional.of(at)));
        hasFailed = false;
        now = null;
    }

    private void close(Instant at) {
        hasFailed |= now == Name.PUT_BACK && !view.leftovers().isEmpty();
        end(at);
    }

    private List<RunPhase> all() {
        var all = new ArrayList<>(over);
        if (now != null)
            all.add(new RunPhase(now, hasFailed ? State.FAILED : State.RUNNING, Optional.of(began), Optional.empty()));
        usual().filter(name -> all.stream().noneMatch(phase -> phase.name() == name))
                .forEach(name -> all.add(new RunPhase(name, State.PENDING, Optional.empty(), Optional.empty())));
        all.sort(Comparator.comparing(RunPhase::name));
        return all;
    }

    private Stream<Name> usual() {
        var first = isApp() ? Stream.of(Name.RESERVE, Name.PREPARE) : Stream.of(Name.CHECK);
        var asked = view.run().wishes().approval() ? Stream.of(Name.APPROVE) : Stream.<Name>empty();
        return Stream.of(first, asked, Stream.of(Name.EXECUTE)).flatMap(names -> names);
    }

    private boolean isApp() {
        return view.run().subject().kind() != Run.Kind.RUN;
    }
}
