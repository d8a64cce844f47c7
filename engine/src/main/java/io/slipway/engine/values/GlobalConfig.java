package io.slipway.engine.values;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.fault.Place;
import io.slipway.engine.graph.ValueSchema;
import io.slipway.engine.secrets.SecretBox;
import io.slipway.engine.yaml.Located;
import io.slipway.engine.yaml.Mapping;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The installation's own config (TR-7): one store, each revision whole, none ever changed. Content and schema are encrypted
 * as a whole, since a later schema may call something secret that an earlier one did not.
 *
 * <p>Of two that change the same revision at once, one is told: a revision's number is there once. To be called outside a
 * transaction, which the refused row would end.
 */
public final class GlobalConfig {

    private static final String COLUMNS = "revision, content, schema, changed_by, changed_at, reason";

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final Clock clock;

    public GlobalConfig(DataSource dataSource, SecretBox box, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.box = box;
        this.clock = clock;
    }

    public GlobalRevision current() {
        return jdbc.sql("select " + COLUMNS + " from global_config order by revision desc limit 1")
                .query(this::revision)
                .optional()
                .orElse(GlobalRevision.NONE);
    }

    public Optional<GlobalRevision> at(int number) {
        if (number == 0) return Optional.of(GlobalRevision.NONE);
        return jdbc.sql("select " + COLUMNS + " from global_config where revision = ?")
                .param(number)
                .query(this::revision)
                .optional();
    }

    /** Newest first. */
    public List<GlobalRevision> history(int offset, int most) {
        return jdbc.sql("select " + COLUMNS + " from global_config order by revision desc limit ? offset ?")
                .params(most, offset)
                .query(this::revision)
                .list();
    }

    private GlobalRevision revision(ResultSet row, int number) throws SQLException {
        return new GlobalRevision(
                row.getInt(1),
                JsonText.read(box.open(row.getString(2))),
                JsonText.read(box.open(row.getString(3))),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString(6)).orElse(""));
    }

    /**
     * Sets all of it.
     *
     * @param seen the revision that the change was made of
     */
    public GlobalChange set(Located content, GlobalRevision seen, String by, String reason) {
        var faults = faults(content, seen.schema());
        return faults.isEmpty()
                ? store(content.json(), seen.schema(), seen, by, reason)
                : new GlobalChange.Refused(faults);
    }

    /** Sets some of it, as {@code --set} says: {@code database.provider=cloud}; {@code null} removes a key. */
    public GlobalChange set(List<String> changes, GlobalRevision seen, String by, String reason) {
        var changed = SetValues.into(ValueTrees.of(seen.content()), changes, SetValues.Kind.GUESSED);
        return changed.isSound()
                ? set(changed.orThrow(), seen, by, reason)
                : new GlobalChange.Refused(changed.faults());
    }

    /** Sets what may stand in it; what stands in it has to fit. */
    public GlobalChange setSchema(Located schema, GlobalRevision seen, String by, String reason) {
        var faults = ValueSchema.faultsIn(schema, "of the global config");
        if (!faults.isEmpty()) return new GlobalChange.Refused(faults);
        var unfit = faults(ValueTrees.of(seen.content()), schema.json());
        return unfit.isEmpty()
                ? store(seen.content(), schema.json(), seen, by, reason)
                : new GlobalChange.Refused(unfit);
    }

    private GlobalChange store(JsonNode content, JsonNode schema, GlobalRevision seen, String by, String reason) {
        try {
            jdbc.sql("insert into global_config (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?)")
                    .params(
                            seen.number() + 1,
                            box.close(JsonText.of(content)),
                            box.close(JsonText.of(schema)),
                            by,
                            OffsetDateTime.now(clock),
                            reason)
                    .update();
            return new GlobalChange.Stored(at(seen.number() + 1).orElseThrow());
        } catch (DuplicateKeyException another) {
            return new GlobalChange.Overtaken(current());
        }
    }

    private static Faults faults(Located content, JsonNode schema) {
        var json = content.json();
        if (!json.isObject()) {
            return Faults.of(
                    ValueFaults.noMapping(content.place(), "The contents of the global config", content.kind()));
        }
        if (schema.isEmpty()) return Faults.NONE;
        var strict = StrictSchema.of(schema);
        List<Fault> faults = ValueSchema.ofValues(strict).check(json).stream()
                .map(mismatch -> new FieldFault("The global config", "", strict).of(mismatch, content))
                .toList();
        return Faults.of(faults);
    }

    /** What a run's own values change of it, put over it; all that they may not change is a fault. */
    static JsonNode overridden(GlobalRevision site, Mapping overrides, List<Fault> faults) {
        Overrides.refuse(site, overrides, faults);
        return ValueTrees.merged(ValueTrees.of(site.content(), Place.UNKNOWN), Overrides.spoken(overrides))
                .json();
    }
}
