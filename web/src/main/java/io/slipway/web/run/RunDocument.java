package io.slipway.web.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.run.Run;
import io.slipway.engine.run.RunView;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A run as REST shows it.
 *
 * @param run the run's id
 * @param name the name of the package
 * @param state {@code running}, {@code paused}, {@code waiting}, {@code succeeded}, {@code rolled-back}, {@code cancelled} or
 *     {@code failed}
 * @param reason why nothing more of it begins, where that is so
 * @param waitsFor what it waits for, where it waits for a person
 * @param exitCode what a command that ran it ends with; absent as long as it goes on by itself
 */
public record RunDocument(
        String run,
        String kind,
        @JsonProperty("package") @Nullable String name,
        @Nullable String version,
        String state,
        @Nullable String phase,
        int round,
        List<Task> tasks,
        List<Leftover> leftovers,
        @Nullable String reason,
        @Nullable String failedTask,
        @Nullable String waitsFor,
        String target,
        String mode,
        @Nullable String digest,
        String startedBy,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Integer exitCode) {

    /** A task of it, in the words of the journal; {@code outputs} without secrets. */
    public record Task(
            String id,
            String type,
            String state,
            int attempt,
            @Nullable Instant started,
            @Nullable Instant ended,
            @Nullable String error,
            @Nullable JsonNode outputs,
            @Nullable String waitsFor,
            @Nullable String note) {

        /** How long it has taken, for people; empty as long as it is not over. */
        public String took() {
            return Took.between(started, ended);
        }

        static Task of(RunView.Task task) {
            return new Task(
                    task.id(),
                    task.type(),
                    task.state().word(),
                    task.attempt(),
                    task.started().orElse(null),
                    task.ended().orElse(null),
                    task.error().orElse(null),
                    task.outputs().map(Outputs::masked).orElse(null),
                    task.waitsFor().orElse(null),
                    task.note().orElse(null));
        }
    }

    /** Something that is not as it was before the run, and that nobody wanted to keep. */
    public record Leftover(String task, String what) {}

    public static RunDocument of(RunView view) {
        var run = view.run();
        var subject = run.subject();
        return new RunDocument(
                run.id(),
                word(subject.kind()),
                given(subject.name()),
                given(subject.version()),
                view.state().word(),
                view.phase().orElse(null),
                run.round(),
                view.tasks().stream().map(Task::of).toList(),
                view.leftovers().stream()
                        .map(left -> new Leftover(left.task(), left.what()))
                        .toList(),
                run.ending().map(Run.Ending::reason).orElse(null),
                run.ending().flatMap(Run.Ending::task).orElse(null),
                view.waitsFor().orElse(null),
                subject.target(),
                subject.mode(),
                given(subject.digest()),
                run.startedBy(),
                run.createdAt(),
                run.endedAt(),
                view.exitCode().orElse(null));
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String given(String text) {
        return text.isEmpty() ? null : text;
    }
}
