package io.slipway.web.run;

import io.slipway.engine.run.Run;
import io.slipway.engine.run.RunBook;
import io.slipway.engine.run.RunProblem;
import io.slipway.engine.run.RunState;
import io.slipway.engine.run.RunViews;
import io.slipway.web.access.Page;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The runs in pages, the newest first. */
@Component
public final class RunList {

    private static final int AT_ONCE = 200;

    private final RunBook runs;
    private final RunViews views;

    RunList(RunBook runs, RunViews views) {
        this.runs = runs;
        this.views = views;
    }

    /** @param state only those; a run that waits for a person is not counted as running */
    public Page<RunLine> page(int limit, @Nullable String after, @Nullable String state) {
        var wanted =
                Optional.ofNullable(state).filter(given -> !given.isBlank()).map(RunList::state);
        if (after != null) runs.get(after);
        return Page.of(limit, most -> lines(most, after, wanted), RunLine::run);
    }

    private List<RunLine> lines(int most, @Nullable String after, Optional<RunState> wanted) {
        var lines = new ArrayList<RunLine>();
        var at = after;
        while (lines.size() < most) {
            var some = rows(at, wanted);
            for (var run : some) {
                var line = RunLine.of(run, views.waitsFor(run).isPresent() ? RunState.WAITING : run.state());
                var fits = wanted.isEmpty() || wanted.get().word().equals(line.state());
                if (fits && lines.size() < most) lines.add(line);
            }
            if (some.size() < AT_ONCE) break;
            at = some.get(some.size() - 1).id();
        }
        return lines;
    }

    private List<Run> rows(@Nullable String after, Optional<RunState> wanted) {
        if (wanted.isEmpty()) return runs.list(AT_ONCE, after);
        // A run that waits is in its row a running one.
        return runs.list(AT_ONCE, after, wanted.get() == RunState.WAITING ? RunState.RUNNING : wanted.get());
    }

    private static RunState state(String word) {
        try {
            return RunState.of(word);
        } catch (IllegalArgumentException unknown) {
            throw new RunProblem(
                    RunProblem.Kind.INVALID,
                    "There is no state '" + word + "' of runs. Give one of "
                            + Arrays.stream(RunState.values())
                                    .map(RunState::word)
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
    }
}
