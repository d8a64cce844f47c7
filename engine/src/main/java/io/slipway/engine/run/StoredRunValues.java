package io.slipway.engine.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.fault.Checked;
import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.fault.Place;
import io.slipway.engine.fault.Quoted;
import io.slipway.engine.graph.TaskGraph;
import io.slipway.engine.values.FilledValues;
import io.slipway.engine.values.GlobalConfig;
import io.slipway.engine.values.GlobalRevision;
import io.slipway.engine.values.RunInputs;
import io.slipway.engine.values.RunSecrets;
import io.slipway.engine.values.ShownValues;
import io.slipway.engine.values.ValueTrees;
import io.slipway.engine.values.ValuesCheck;
import java.util.Optional;

/** Values in the store, and the global config of the installation as it was when the run was opened. */
public final class StoredRunValues implements RunValues {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FilledValues filled;
    private final GlobalConfig global;

    public StoredRunValues(FilledValues filled, GlobalConfig global) {
        this.filled = filled;
        this.global = global;
    }

    @Override
    public Checked<Accepted> accept(TaskGraph graph, Optional<String> given, RunInputs bare, String by) {
        var read = given.map(this::read).orElseGet(() -> new Checked.Sound<>(JsonNodeFactory.instance.objectNode()));
        if (!read.isSound()) return new Checked.Faulty<>(read.faults());
        var site = global.current();
        var checked = new ValuesCheck(graph).check(ValueTrees.of(read.orThrow()), site, bare);
        return Checked.of(checked.faults(), () -> new Accepted(filled.put(read.orThrow(), by), site.number()));
    }

    @Override
    public Checked<JsonNode> check(TaskGraph graph, Optional<String> given, RunInputs bare) {
        var read = given.map(this::read).orElseGet(() -> new Checked.Sound<>(JsonNodeFactory.instance.objectNode()));
        if (!read.isSound()) return read;
        var site = global.current();
        var checked = new ValuesCheck(graph).check(ValueTrees.of(read.orThrow()), site, bare);
        return Checked.of(checked.faults(), () -> ShownValues.of(graph, checked.orThrow(), site));
    }

    @Override
    public Checked<Ahead> ahead(TaskGraph graph, Optional<String> given, RunInputs bare) {
        var read = given.map(this::read).orElseGet(() -> new Checked.Sound<>(JsonNodeFactory.instance.objectNode()));
        if (!read.isSound()) return new Checked.Faulty<>(read.faults());
        var site = global.current();
        var checked = new ValuesCheck(graph).check(ValueTrees.of(read.orThrow()), site, bare);
        return Checked.of(checked.faults(), () -> {
            var inputs = checked.orThrow();
            return new Ahead(new Filled(inputs, RunSecrets.of(graph, inputs, site)), site.number());
        });
    }

    @Override
    public JsonNode shown(TaskGraph graph, String id, int globalRevision, RunInputs bare) {
        var site = global.at(globalRevision).orElse(GlobalRevision.NONE);
        return ShownValues.of(graph, of(graph, id, globalRevision, bare).inputs(), site);
    }

    /** A text of JSON, or the id of one that was stored before. */
    private Checked<JsonNode> read(String given) {
        if (!given.startsWith("{"))
            return filled.get(given)
                    .<Checked<JsonNode>>map(Checked.Sound::new)
                    .orElseGet(
                            () -> faulty(
                                    "RUN-VALUES-UNKNOWN",
                                    "There are no values with the id " + Quoted.of(given) + ".",
                                    "Give the id that POST /api/v1/values has answered, or the values themselves as a JSON object."));
        try {
            return new Checked.Sound<>(JSON.readTree(given));
        } catch (JsonProcessingException broken) {
            // Not its message: that quotes what was filled in.
            var at = broken.getLocation();
            var where = at == null ? "" : " in line " + at.getLineNr() + ", column " + at.getColumnNr();
            return faulty(
                    "RUN-VALUES-NO-JSON",
                    "The values are no JSON: they break off" + where + ".",
                    "Correct them there.");
        }
    }

    private static Checked<JsonNode> faulty(String code, String what, String mend) {
        return new Checked.Faulty<>(Faults.of(new Fault(code, Place.UNKNOWN, what, mend)));
    }

    @Override
    public Filled of(TaskGraph graph, String id, int globalRevision, RunInputs bare) {
        var site = global.at(globalRevision).orElse(GlobalRevision.NONE);
        var given = filled.get(id).orElseGet(JsonNodeFactory.instance::objectNode);
        var inputs =
                new ValuesCheck(graph).check(ValueTrees.of(given), site, bare).orThrow();
        return new Filled(inputs, RunSecrets.of(graph, inputs, site));
    }
}
