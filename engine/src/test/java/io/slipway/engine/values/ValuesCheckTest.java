package io.slipway.engine.values;

import static io.slipway.engine.values.Shop.graph;
import static io.slipway.engine.values.Shop.located;
import static io.slipway.engine.values.Shop.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.fault.Checked;
import io.slipway.engine.fault.Fault;
import io.slipway.engine.graph.TaskGraph;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TR-6 and TR-7: values are held against the schemas before anything runs. */
class ValuesCheckTest {

    private static final String CANARY = "canary-8f3a";

    static final TaskGraph SHOP = graph("""
            global:
              type: object
              properties:
                database: {type: object, properties: {provider: {type: string, enum: [built-in, cloud], default: built-in}}}
                region: {type: string}
            tasks:
              - id: database
                type: noop
                modes:
                  - when: global.database.provider == "cloud"
                    config: {type: object, required: [endpoint], properties: {endpoint: {type: string}}}
                    outputs: {endpoint: "${values.endpoint}"}
                config:
                  type: object
                  required: [password]
                  properties:
                    password: {type: string, format: password, minLength: 4, description: "The admin's password"}
                    port: {type: integer, minimum: 1, exclusiveMaximum: 65536, default: 5432}
                    size: {type: string, enum: [small, large], default: small}
                    backup:
                      type: object
                      required: [bucket]
                      properties: {bucket: {type: string}, every: {type: string, default: day}}
                    users: {type: array, items: {type: object, required: [name], properties: {name: {type: string}}}}
                    note: {type: string, nullable: true}
              - {id: schema, type: noop}
            """);

    private static Checked<RunInputs> check(String values, GlobalRevision site) {
        return new ValuesCheck(SHOP).check(located("values.yaml", values), site, Shop.bare());
    }

    private static RunInputs sound(String values) {
        return check(values, GlobalRevision.NONE).orThrow();
    }

    private static List<String> faults(String values) {
        return check(values, GlobalRevision.NONE).faults().stream()
                .map(Fault::toString)
                .toList();
    }

    private static GlobalRevision site(String content, String schema) {
        return new GlobalRevision(3, yaml(content), yaml(schema), "anna", Instant.EPOCH, "");
    }

    @Test
    void defaultsAreFilledIn() {
        var run = sound("tasks: {database: {password: secret}}");

        assertThat(run.valuesOf("database")).isEqualTo(yaml("{password: secret, port: 5432, size: small}"));
        assertThat(run.global()).isEqualTo(yaml("{database: {provider: built-in}}"));
        assertThat(run.valuesOf("schema")).isEqualTo(yaml("{}"));
    }

    @Test
    void aKeyWithNothingBehindItIsNotFilledIn() {
        var run = sound("tasks: {database: {password: secret, port: , backup: {bucket: }, note: null}, schema: }");
        assertThat(run.valuesOf("database")).isEqualTo(yaml("{password: secret, note: null, port: 5432, size: small}"));
        assertThat(sound("tasks: {database: {password: secret, backup: {bucket: b}}}")
                        .valuesOf("database")
                        .path("backup"))
                .isEqualTo(yaml("{bucket: b, every: day}"));
    }

    @Test
    void allFaultsAreToldAtOnceWithTaskFieldAndMend() {
        assertThat(faults("""
                        tsks: {}
                        tasks:
                          database:
                            port: 0
                            size: larg
                            pasword: %s
                            users: [{name: a}, {}]
                          shema: {}
                          schema: {x: 1}
                        """.formatted(CANARY)))
                .containsExactly(
                        "values.yaml:1:1 VALUES-UNKNOWN-KEY \"tsks\" is no part of values. Did you mean \"tasks\"?"
                                + " Values stand under global: and tasks:.",
                        "values.yaml:4:5 VALUES-MISSING Task \"database\": password is missing."
                                + " Fill in tasks.database.password.",
                        "values.yaml:4:11 VALUES-UNFIT Task \"database\": port must be at least 1."
                                + " Correct tasks.database.port.",
                        "values.yaml:5:11 VALUES-UNFIT Task \"database\": size must be one of: small, large."
                                + " Did you mean \"large\"?",
                        "values.yaml:6:5 VALUES-UNKNOWN-FIELD Task \"database\": \"pasword\" is not asked for."
                                + " Did you mean \"password\"? Known here: password, port, size, backup, users, note.",
                        "values.yaml:7:24 VALUES-MISSING Task \"database\": users[1].name is missing."
                                + " Fill in tasks.database.users[1].name.",
                        "values.yaml:8:3 VALUES-UNKNOWN-TASK The package has no task \"shema\" to fill values in for."
                                + " Did you mean \"schema\"? Remove it, or name a task of the package.",
                        "values.yaml:9:12 VALUES-UNKNOWN-FIELD Task \"schema\": \"x\" is not asked for."
                                + " Remove it: nothing is asked for here.");
    }

    @Test
    void valuesThatCameAsJsonHaveNoPlace() {
        var values = ValueTrees.of(yaml("{tasks: {database: {password: 12, port: 65536}}}"));
        assertThat(new ValuesCheck(SHOP)
                        .check(values, GlobalRevision.NONE, Shop.bare()).faults().stream()
                                .map(Fault::toString))
                .containsExactly(
                        "VALUES-UNFIT Task \"database\": password is a number, but must be a text."
                                + " Correct tasks.database.password.",
                        "VALUES-UNFIT Task \"database\": port must be less than 65536. Correct tasks.database.port.");
    }

    /** TR-8. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tasks: {database: {password: [canary-8f3a]}}",
                "tasks: {database: {password: {a: canary-8f3a}}}",
                "tasks: {database: {password: x, port: canary-8f3a, size: canary-8f3a, users: canary-8f3a}}",
                "tasks: canary-8f3a",
                "canary-8f3a",
                "tasks: {database: canary-8f3a}",
                "{global: {database: {provider: canary-8f3a}}, tasks: {database: {password: canary-8f3a}}}",
            })
    void noMessageShowsAValue(String values) {
        assertThat(faults(values)).isNotEmpty().noneMatch(fault -> fault.contains(CANARY));
    }

    @Test
    void inAModeTheValuesAreThoseOfTheMode() {
        var cloud = "global: {database: {provider: cloud}}\n";
        assertThat(sound(cloud + "tasks: {database: {endpoint: db.example}}").valuesOf("database"))
                .isEqualTo(yaml("{endpoint: db.example}"));
        assertThat(faults(cloud + "tasks: {database: {password: secret}}"))
                .hasSize(2)
                .anyMatch(fault -> fault.contains("\"password\" is not asked for"))
                .anyMatch(fault -> fault.contains("endpoint is missing"));
    }

    @Test
    void aRunOverridesOnlyWhatTheStoreAllows() {
        var values = "global: {database: {provider: cloud}}\ntasks: {database: {endpoint: x}}";
        var held = "{database: {provider: built-in}, other: {token: x}}";
        var open = "{type: object, properties: {database: {type: object, x-overridable: true}}}";

        assertThat(check(values, site(held, "{}")).faults().stream().map(Fault::toString))
                .anyMatch(fault -> fault.startsWith("values.yaml:1:21 VALUES-NOT-OVERRIDABLE global.database.provider"
                        + " belongs to the installation, and no run may change it for itself."));
        var run = check(values, site(held, open)).orThrow();
        assertThat(run.global()).isEqualTo(yaml("{database: {provider: cloud}}"));
    }

    /** A way round would be to say nothing, to put a key beside the held ones, or to replace them as a whole. */
    @Test
    void thereIsNoWayRoundTheStore() {
        var site = site("{region: north, database: {provider: cloud}}", "{type: object}");
        var endpoint = "\ntasks: {database: {endpoint: x}}";

        assertThat(check("global: {region: , database: {provider: null}}" + endpoint, site)
                        .orThrow()
                        .global())
                .isEqualTo(yaml("{region: north, database: {provider: cloud}}"));
        for (var way : List.of("{database: {beside: x}}", "{database: {}}", "{database: x}", "{region: {a: 1}}")) {
            assertThat(check("global: " + way + endpoint, site).faults().stream()
                            .map(Fault::code))
                    .as(way)
                    .contains("VALUES-NOT-OVERRIDABLE");
        }
    }

    @Test
    void aPackageIsGivenOnlyWhatItAsksFor() {
        var run = check("tasks: {database: {password: secret}}", site("{region: north, token: x}", "{}"))
                .orThrow();
        assertThat(run.global()).isEqualTo(yaml("{region: north, database: {provider: built-in}}"));
        assertThat(faults("global: {regoin: x}\ntasks: {database: {password: secret}}"))
                .containsExactly("values.yaml:1:10 VALUES-UNKNOWN-FIELD Global config: \"regoin\" is not asked for."
                        + " Did you mean \"region\"? Known here: database, region.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.b=c | {a: {b: c}}",
                "a=1,b=true,c=null,d=007,e=1.5 | {a: 1, b: true, d: '007', e: '1.5'}",
                "l[1].x=y | {l: [null, {x: y}]}",
                "l={a,2} | {l: [a, 2]}",
                "a\\.b=c\\,d | {a.b: 'c,d'}",
                "a=x=y | {a: x=y}",
                "old.gone=null | {}",
                "old.kept=2 | {old: {kept: 2}}",
                "l[0][1]=x | {l: [[null, x]]}"
            })
    void settingsAreWrittenByTheHabitsOfHelm(String setting, String expected) {
        var base = setting.startsWith("old") ? "{old: {gone: 1}}" : "{}";
        var result = SetValues.into(located("v.yaml", base), List.of(setting), SetValues.Kind.GUESSED);
        var wanted = yaml(expected);
        if (setting.equals("old.gone=null")) wanted = yaml("{old: {}}");
        if (setting.equals("old.kept=2")) wanted = yaml("{old: {gone: 1, kept: 2}}");
        assertThat(result.orThrow().json()).isEqualTo(wanted);
    }

    @Test
    void aSettingMayBeMeantAsText() {
        var result = SetValues.into(located("v.yaml", "{}"), List.of("a=1,b=true,c={1}"), SetValues.Kind.TEXT);
        assertThat(result.orThrow().json()).isEqualTo(yaml("{a: '1', b: 'true', c: ['1']}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"tasks", "=x", "a..b=1", "[0]=1", "a[x]=1", "a[99999]=1"})
    void aSettingThatCannotBeUnderstoodIsAFault(String setting) {
        var result = SetValues.into(located("v.yaml", "{}"), List.of(setting), SetValues.Kind.GUESSED);
        assertThat(result.faults().stream().map(Fault::toString))
                .hasSize(1)
                .allMatch(fault -> fault.startsWith("--set VALUES-SET"));
    }

    @Test
    void whatIsSetWinsAndTellsThatItWasSet() {
        var file = located("values.yaml", "tasks: {database: {password: secret, port: 1}}");
        var set = SetValues.into(file, List.of("tasks.database.port=0"), SetValues.Kind.GUESSED)
                .orThrow();
        assertThat(new ValuesCheck(SHOP)
                        .check(set, GlobalRevision.NONE, Shop.bare()).faults().stream()
                                .map(Fault::toString))
                .containsExactly("--set VALUES-UNFIT Task \"database\": port must be at least 1."
                        + " Correct tasks.database.port.");
    }
}
