package io.slipway.web.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.fault.FaultsException;
import io.slipway.engine.run.RunProblem;
import io.slipway.engine.values.GlobalChange;
import io.slipway.engine.values.GlobalConfig;
import io.slipway.engine.values.GlobalRevision;
import io.slipway.engine.yaml.DocumentReader;
import io.slipway.engine.yaml.Located;
import io.slipway.web.access.Page;
import io.slipway.web.openapi.Operation;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The installation's own config, which packages take values from (TR-7). Secrets in it are never shown. */
@RestController
@RequestMapping("/api/v1/global")
class GlobalApi {

    private final GlobalConfig config;

    GlobalApi(GlobalConfig config) {
        this.config = config;
    }

    /** @param revision 0 where nothing was ever set */
    record Revision(int revision, JsonNode content, String changedBy, Instant changedAt, String reason) {
        static Revision of(GlobalRevision revision) {
            return new Revision(revision.number(), revision.masked(), revision.by(), revision.at(), revision.reason());
        }
    }

    /**
     * @param content all of it; or
     * @param set some of it, as {@code database.provider=cloud}
     * @param revision that the change was made of; the present one where it is left out
     * @param reason is kept with the revision
     */
    record Change(
            @Nullable JsonNode content,
            @Nullable List<String> set,
            @Nullable Integer revision,
            @Nullable String reason) {}

    /** @param schema what may stand in the config, and what of it a run may override */
    record SchemaChange(
            @Nullable JsonNode schema,
            @Nullable Integer revision,
            @Nullable String reason) {}

    @GetMapping
    @Operation("Gives the global config as it is now, with the secrets covered.")
    Revision current() {
        return Revision.of(config.current());
    }

    @PutMapping
    @Operation("Changes the global config: all of it, or some keys. Makes a new revision.")
    Revision change(@RequestBody Change wanted, Principal caller) {
        var seen = seen(wanted.revision());
        var reason = wanted.reason() == null ? "" : wanted.reason();
        if ((wanted.content() == null) == (wanted.set() == null))
            throw invalid("Give either 'content', which is all of it, or 'set', which are some keys.");
        return wanted.content() != null
                ? stored(config.set(located("content", wanted.content()), seen, caller.getName(), reason))
                : stored(config.set(wanted.set(), seen, caller.getName(), reason));
    }

    @GetMapping("/schema")
    @Operation("Gives the schema of the global config.")
    JsonNode schema() {
        return config.current().schema();
    }

    @PutMapping("/schema")
    @Operation("Changes what may stand in the global config. Makes a new revision.")
    Revision changeSchema(@RequestBody SchemaChange wanted, Principal caller) {
        if (wanted.schema() == null) throw invalid("Give the 'schema', a JSON schema.");
        var reason = wanted.reason() == null ? "" : wanted.reason();
        return stored(config.setSchema(
                located("schema", wanted.schema()), seen(wanted.revision()), caller.getName(), reason));
    }

    @GetMapping("/history")
    @Operation("Lists the revisions of the global config, the newest first.")
    Page<Revision> history(
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable Integer after) {
        var newest = config.current().number();
        var skipped = after == null ? 0 : Math.max(0, newest - after + 1);
        return Page.of(
                limit,
                most -> config.history(skipped, most).stream().map(Revision::of).toList(),
                revision -> String.valueOf(revision.revision()));
    }

    private GlobalRevision seen(@Nullable Integer number) {
        if (number == null) return config.current();
        return config.at(number)
                .orElseThrow(() -> new RunProblem(
                        RunProblem.Kind.NOT_THERE, "There is no revision " + number + " of the global config."));
    }

    private static Revision stored(GlobalChange change) {
        if (change instanceof GlobalChange.Refused refused) throw new FaultsException(refused.faults());
        if (change instanceof GlobalChange.Overtaken overtaken)
            throw new RunProblem(
                    RunProblem.Kind.CONFLICT,
                    "The global config was changed meanwhile: it is at revision "
                            + overtaken.newer().number() + " now. Look at that one, and send the change again.");
        return Revision.of(((GlobalChange.Stored) change).revision());
    }

    private static Located located(String name, JsonNode json) {
        return new DocumentReader()
                .read(name + ".json", json.toString())
                .checked()
                .orThrow();
    }

    private static RunProblem invalid(String sentence) {
        return new RunProblem(RunProblem.Kind.INVALID, sentence);
    }
}
