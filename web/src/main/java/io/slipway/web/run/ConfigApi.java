package io.slipway.web.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.fault.Checked;
import io.slipway.engine.run.ConfigDesk;
import io.slipway.web.openapi.Operation;
import io.slipway.web.pack.FaultView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What people fill in: checked before a run (TR-6), and asked for after it (TR-23). */
@RestController
@RequestMapping("/api/v1")
class ConfigApi {

    private final ConfigDesk desk;

    ConfigApi(ConfigDesk desk) {
        this.desk = desk;
    }

    /**
     * @param values {@code {"global": {…}, "tasks": {…}}}, or the id of some that are kept
     * @param target where it shall run
     */
    record Check(@Nullable JsonNode values, @Nullable String target) {}

    /**
     * @param values with the defaults, the secrets covered; absent where something is wrong with them
     * @param faults everything that is wrong with them
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CheckedValues(boolean sound, @Nullable JsonNode values, List<FaultView> faults) {

        static CheckedValues of(Checked<JsonNode> checked) {
            var values = checked.isSound() ? checked.orThrow() : null;
            return new CheckedValues(checked.isSound(), values, FaultView.of(checked.faults()));
        }
    }

    @PostMapping("/packages/{ref}/values/check")
    @Operation(
            "Tells whether a run of a package would take these values, or all that is wrong with them; keeps nothing.")
    CheckedValues check(@PathVariable String ref, @RequestBody Check asked) {
        var target = asked.target() == null ? "" : asked.target().strip();
        return CheckedValues.of(desk.check(ref, RunRequest.written(asked.values()), target));
    }

    @GetMapping("/runs/{id}/values")
    @Operation("Tells by whom, of which package and with which values a run was started; secrets are covered.")
    ConfigDesk.Used used(@PathVariable String id) {
        return desk.used(id);
    }
}
