package io.slipway.engine.values;

import static io.slipway.engine.values.Shop.located;
import static io.slipway.engine.values.Shop.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.secrets.SecretBox;
import io.slipway.engine.secrets.SecretKey;
import io.slipway.engine.store.DatabaseAddress;
import io.slipway.engine.store.Store;
import io.slipway.engine.store.StoreProblem;
import io.slipway.testsystems.PostgresDatabase;
import io.slipway.testsystems.WithPostgres;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** TR-7 and TR-8: what of values, outputs and global config is stored, on both databases. */
@WithPostgres
class StoredValuesIT {

    private static final String CANARY = "canary-8f3a";
    private static final SecretBox BOX = new SecretBox(SecretKey.generate());
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    Path temp;

    private void onBoth(PostgresDatabase database, Consumer<Store> law) {
        var postgres = DatabaseAddress.parse(database.jdbcUrl(), database.user(), database.password());
        for (var address : List.of(DatabaseAddress.fileIn(temp), postgres)) {
            try (var store = Store.open(address)) {
                // The database outlives a test.
                new JdbcTemplate(store.dataSource()).update("delete from global_config");
                law.accept(store);
            }
        }
    }

    private static String allOf(Store store, String table) {
        return new JdbcTemplate(store.dataSource())
                .queryForList("select * from " + table).stream()
                        .map(Object::toString)
                        .reduce("", String::concat);
    }

    @Test
    void filledInValuesComeBackAndStandNowhereInTheClear(PostgresDatabase database) {
        onBoth(database, store -> {
            var filled = new FilledValues(store.dataSource(), BOX, CLOCK);
            var values = yaml("{tasks: {a: {password: " + CANARY + ", n: 1.50, big: 12345678901234567890}}}");
            var id = filled.put(values, "anna");

            assertThat(filled.get(id))
                    .hasValueSatisfying(back -> assertThat(back).hasToString(values.toString()));
            assertThat(filled.get("other")).isEmpty();
            assertThat(allOf(store, "filled_values")).contains("anna").doesNotContain(CANARY, "password");
            assertThatThrownBy(() ->
                            new FilledValues(store.dataSource(), new SecretBox(SecretKey.generate()), CLOCK).get(id))
                    .isInstanceOf(StoreProblem.class)
                    .hasMessageContaining("this node has the key of fingerprint")
                    .hasMessageContaining("SLIPWAY_SECRET_KEY_FILE");
            filled.remove(id);
            assertThat(filled.get(id)).isEmpty();
        });
    }

    @Test
    void eachRevisionOfTheGlobalConfigIsKept(PostgresDatabase database) {
        onBoth(database, store -> {
            var config = new GlobalConfig(store.dataSource(), BOX, CLOCK);
            assertThat(config.current()).isEqualTo(GlobalRevision.NONE);

            var schema = located("schema.yaml", """
                    type: object
                    properties:
                      token: {type: string, format: password}
                      size: {type: integer, x-overridable: true}
                    """);
            config.setSchema(schema, config.current(), "anna", "begin");
            config.set(located("c.yaml", "{token: " + CANARY + "}"), config.current(), "anna", "token");
            config.set(List.of("size=3"), config.current(), "bert", "grow");

            assertThat(config.current().number()).isEqualTo(3);
            assertThat(config.current().content()).isEqualTo(yaml("{token: " + CANARY + ", size: 3}"));
            assertThat(config.current().masked()).isEqualTo(yaml("{token: •••, size: 3}"));
            assertThat(config.at(2).orElseThrow().content()).isEqualTo(yaml("{token: " + CANARY + "}"));
            assertThat(config.at(0)).contains(GlobalRevision.NONE);
            assertThat(config.at(4)).isEmpty();
            assertThat(config.history(0, 2)).extracting(GlobalRevision::by).containsExactly("bert", "anna");
            assertThat(config.history(2, 5)).extracting(GlobalRevision::reason).containsExactly("begin");
            assertThat(allOf(store, "global_config")).doesNotContain(CANARY);
            assertThat(config.current().toString()).doesNotContain(CANARY);
        });
    }

    @Test
    void whatDoesNotFitTheStoresSchemaIsRefused(PostgresDatabase database) {
        onBoth(database, store -> {
            var config = new GlobalConfig(store.dataSource(), BOX, CLOCK);
            config.setSchema(
                    located("s.yaml", "{type: object, properties: {size: {type: integer}}}"),
                    config.current(),
                    "anna",
                    "");

            var unfit = config.set(located("c.yaml", "{size: " + CANARY + ", sise: 1}"), config.current(), "anna", "");
            assertThat(unfit).isInstanceOf(GlobalChange.Refused.class);
            assertThat(((GlobalChange.Refused) unfit).faults().render())
                    .contains("c.yaml:1:8 VALUES-UNFIT The global config: size is a text, but must be a whole number.")
                    .contains("\"sise\" is not asked for. Did you mean \"size\"?")
                    .doesNotContain(CANARY);
            assertThat(config.setSchema(located("s.yaml", "{type: objekt}"), config.current(), "anna", ""))
                    .isInstanceOf(GlobalChange.Refused.class);
            assertThat(config.current().number()).isEqualTo(1);
        });
    }

    @Test
    void ofTwoThatSetAtOnceOneIsTold(PostgresDatabase database) {
        onBoth(database, store -> {
            var config = new GlobalConfig(store.dataSource(), BOX, CLOCK);
            var seen = config.current();
            var both = List.<Callable<GlobalChange>>of(
                    () -> config.set(List.of("a=1"), seen, "anna", ""),
                    () -> config.set(List.of("a=2"), seen, "bert", ""));
            var threads = Executors.newFixedThreadPool(2);
            try {
                var came = threads.invokeAll(both).stream()
                        .map(StoredValuesIT::result)
                        .toList();
                assertThat(came).hasAtLeastOneElementOfType(GlobalChange.Stored.class);
                assertThat(came)
                        .filteredOn(GlobalChange.Overtaken.class::isInstance)
                        .singleElement()
                        .satisfies(told -> assertThat(((GlobalChange.Overtaken) told).sentences())
                                .contains("it is at revision 1 now"));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                threads.shutdownNow();
            }
            assertThat(config.current().number()).isEqualTo(1);
        });
    }

    private static GlobalChange result(Future<GlobalChange> change) {
        try {
            return change.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void secretOutputsAreStoredInABox() {
        var outputs = new StoredOutputs(BOX);
        var schema =
                yaml("{type: object, properties: {token: {type: string, format: password}, all: {x-secret: true}}}");
        var run = Masking.of(List.of("value-9c2b"));
        var given = yaml("""
                {token: canary-8f3a, all: {a: canary-8f3a, $secret: x}, url: "http://u:value-9c2b@db", n: 1,
                 odd: {$secret: x, $$secret: y}, map: {value-9c2b: 1}}
                """);
        Map<String, JsonNode> answered = new LinkedHashMap<>();
        given.properties().forEach(entry -> answered.put(entry.getKey(), entry.getValue()));

        var stored = outputs.write(schema, answered, run);

        assertThat(stored).doesNotContain(CANARY, "value-9c2b").contains("\"n\":1");
        assertThat(outputs.read(stored)).isEqualTo(answered);
        assertThat(StoredOutputs.masked(stored))
                .isEqualTo(yaml("{token: •••, all: •••, url: •••, n: 1, odd: {$secret: x, $$secret: y}, map: •••}"));
    }

    @Test
    void aBoxThatWasChangedIsNotOpened() {
        var box = BOX.close(CANARY);
        assertThat(BOX.open(box)).isEqualTo(CANARY);
        assertThat(BOX.close(CANARY)).as("a nonce is used once").isNotEqualTo(box);
        var last = box.charAt(box.length() - 5);
        var changed = box.substring(0, box.length() - 5) + (last == 'A' ? 'B' : 'A') + box.substring(box.length() - 4);
        assertThatThrownBy(() -> BOX.open(changed)).hasMessageContaining("is damaged");
        assertThatThrownBy(() -> BOX.open(CANARY))
                .hasMessageContaining("is not")
                .hasMessageNotContaining(CANARY);
        assertThatThrownBy(() -> BOX.open(box.substring(0, 30))).hasMessageContaining("is damaged");
    }
}
