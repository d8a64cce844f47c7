package io.slipway.web.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.run.Run;
import io.slipway.engine.run.RunOrder;
import io.slipway.engine.run.RunProblem;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to be run.
 *
 * @param reference of the package: a digest, {@code name:version} or a name
 * @param values what was filled in, or the id that {@code POST /api/v1/values} gave
 * @param target the cluster and namespace, or whatever name for a place
 * @param id that the run shall have
 * @param approval whether somebody has to approve it before anything is done
 * @param onConflict {@code fail} or {@code wait}, when another run holds what this one needs
 * @param plan the digest of the plan that was agreed to
 */
public record RunRequest(
        @JsonProperty("package") @Nullable String reference,
        @Nullable JsonNode values,
        @Nullable String target,
        @Nullable String id,
        @Nullable Boolean approval,
        @Nullable String onConflict,
        @Nullable String plan) {

    /** @param filledIn as the process takes them */
    public RunOrder order(Optional<String> filledIn) {
        return new RunOrder(
                text(reference).orElse(""),
                text(id),
                filledIn,
                text(target).orElse(""),
                Boolean.TRUE.equals(approval),
                conflict(),
                text(plan));
    }

    private Run.OnConflict conflict() {
        var word = text(onConflict).orElse("fail");
        try {
            return Run.OnConflict.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new RunProblem(
                    RunProblem.Kind.INVALID, "onConflict cannot be '" + word + "'. Give 'fail' or 'wait'.");
        }
    }

    /** A text is an id, or JSON already. */
    public static Optional<String> written(@Nullable JsonNode values) {
        if (values == null || values.isNull()) return Optional.empty();
        return Optional.of(values.isTextual() ? values.asText() : values.toString());
    }

    private static Optional<String> text(@Nullable String given) {
        return Optional.ofNullable(given).map(String::strip).filter(some -> !some.isEmpty());
    }
}
