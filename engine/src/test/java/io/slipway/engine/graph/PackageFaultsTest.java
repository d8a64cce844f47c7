package io.slipway.engine.graph;

import static io.slipway.engine.graph.Packages.faults;
import static io.slipway.engine.graph.Packages.onlyFault;
import static io.slipway.engine.graph.Packages.read;
import static io.slipway.engine.graph.Packages.readBody;
import static io.slipway.engine.graph.Packages.readTask;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackageFaultsTest {

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        var read = read("""
                kind: TaskPackge
                name: my shop
                version: 1.2
                failfast: true
                global: {type: strin}
                tasks:
                  - {id: a, type: helmm, timeout: 30}
                  - {id: a, type: noop, dependsOn: [b]}
                  - {id: b, type: noop, dependsOn: [a, dbb]}
                  - {id: 1c, type: noop, defined: [x]}
                edges: [{from: a, to: c}, {form: a, to: b}]
                """);

        assertThat(faults(read))
                .extracting(line -> line.split(" ")[0] + " " + line.split(" ")[1])
                .containsExactly(
                        "package.yaml:1:7 PACKAGE-KIND",
                        "package.yaml:2:7 PACKAGE-NAME",
                        "package.yaml:3:10 PACKAGE-VERSION",
                        "package.yaml:4:1 PACKAGE-UNKNOWN-KEY",
                        "package.yaml:5:16 PACKAGE-SCHEMA",
                        "package.yaml:7:19 PACKAGE-UNKNOWN-TYPE",
                        "package.yaml:7:35 PACKAGE-DURATION",
                        "package.yaml:8:10 PACKAGE-DUPLICATE-TASK",
                        "package.yaml:8:37 PACKAGE-CIRCLE",
                        "package.yaml:9:40 PACKAGE-MISSING-TASK",
                        "package.yaml:10:10 PACKAGE-TASK-ID",
                        "package.yaml:10:36 PACKAGE-DEFINED",
                        "package.yaml:11:23 PACKAGE-MISSING-TASK",
                        "package.yaml:11:27 PACKAGE-MISSING-KEY",
                        "package.yaml:11:28 PACKAGE-UNKNOWN-KEY");
    }

    @Test
    void aCircleIsPrintedWhole() {
        assertThat(onlyFault(readBody("""
                tasks: [{id: a, type: noop}, {id: b, type: noop}, {id: c, type: noop}, {id: d, type: noop}]
                edges:
                  - {from: b, to: c}
                  - {from: c, to: a}
                  - {from: a, to: b}
                  - {from: c, to: d}
                """)))
                .isEqualTo("package.yaml:7:5 PACKAGE-CIRCLE 3 tasks wait for each other in a circle: a → b → c → a."
                        + " Remove one of these edges, or split a task in two.");
        assertThat(onlyFault(readTask("dependsOn: [a]")))
                .contains("PACKAGE-CIRCLE Task a has to wait for itself: a → a.");
    }

    @Test
    void circlesWithoutACommonEdgeAreEachTold() {
        var read = readBody("""
                tasks: [{id: a, type: noop}, {id: b, type: noop}, {id: c, type: noop}]
                edges: [{from: a, to: b}, {from: b, to: a}, {from: b, to: c}, {from: c, to: b}]
                """);

        assertThat(faults(read))
                .hasSize(2)
                .anyMatch(line -> line.contains("a → b → a"))
                .anyMatch(line -> line.contains("b → c → b"));
    }

    @Test
    void anEdgeNeedsATaskAtBothEnds() {
        assertThat(onlyFault(readBody("tasks: [{id: database, type: noop}]\nedges: [{from: databse, to: database}]")))
                .isEqualTo("package.yaml:5:16 PACKAGE-MISSING-TASK There is no task \"databse\"."
                        + " Did you mean \"database\"? Name the id of a task of this package.");
        assertThat(onlyFault(readTask("dependsOn: [zebra]")))
                .endsWith("There is no task \"zebra\". Name the id of a task of this package.");
        assertThat(onlyFault(readTask("dependsOn: [[a]]")))
                .contains("PACKAGE-WRONG-TYPE An entry of dependsOn is a list");
    }

    @Test
    void twoTasksOfOneIdAreToldWithThePlaceOfTheFirst() {
        assertThat(onlyFault(readBody("tasks:\n  - {id: a, type: noop}\n  - {id: a, type: noop}\n")))
                .isEqualTo("package.yaml:6:10 PACKAGE-DUPLICATE-TASK The id \"a\" is taken: the first task of that id"
                        + " stands at package.yaml:5:10. Rename or remove one of the two.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1a",
                "-a",
                "a.b",
                "a/b",
                "ä",
                "a b",
                "'${x}'",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void anIdIsAWord(String id) {
        assertThat(onlyFault(readBody("tasks: [{id: " + id + ", type: noop}]")))
                .startsWith("package.yaml:4:14 PACKAGE-TASK-ID")
                .endsWith("is no id of a task."
                        + " Use a letter, and then up to 62 letters, digits, dashes and underscores.");
    }

    @Test
    void anUnknownTypeComesWithAGuessAndTheKnownOnes() {
        assertThat(onlyFault(readBody("tasks: [{id: a, type: shel}]")))
                .isEqualTo(
                        "package.yaml:4:23 PACKAGE-UNKNOWN-TYPE Task \"a\" is of the type \"shel\", which is not known."
                                + " Did you mean \"shell\"? Known types are helm, shell, http, noop.");
    }

    @Test
    void anUnknownKeyComesWithAGuess() {
        assertThat(onlyFault(readTask("rolback: true")))
                .isEqualTo("package.yaml:5:26 PACKAGE-UNKNOWN-KEY \"rolback\" is no key of task \"a\"."
                        + " Did you mean \"rollback\"? Known here: id, type, description, rollback, idempotent, spec,"
                        + " defined, config, outputs, modes, when, timeout, retries, dependsOn.");
        assertThat(onlyFault(readTask("retries: {atempts: 3}"))).contains("is no key of retries of task \"a\"");
        assertThat(onlyFault(readTask("modes: [{when: 'true', output: {}}]"))).contains("Did you mean \"outputs\"?");
    }

    @Test
    void aVersionThatNoProcessCanCarryIsFoundAtOnce() {
        assertThat(onlyFault(read("name: shop\nversion: 1.0.0-" + "x".repeat(59) + "\ntasks: []")))
                .startsWith("package.yaml:2:10 PACKAGE-VERSION The version is longer than 64 characters.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.2", "v1.2.3", "01.2.3", "1.2.3-", "1.2.3-01", "latest"})
    void aVersionIsSemantic(String version) {
        assertThat(onlyFault(read("name: shop\nversion: " + version + "\ntasks: []")))
                .isEqualTo("package.yaml:2:10 PACKAGE-VERSION \"" + version + "\" is not a semantic version."
                        + " Write three numbers, such as 1.2.0; 1.2.0-rc.1 comes before it. See semver.org.");
    }

    @ParameterizedTest
    @CsvSource({
        "timeout: 30, timeout",
        "timeout: 0s, timeout",
        "timeout: 10 m, timeout",
        "timeout: -1s, timeout",
        "timeout: 5m1h, timeout",
        "retries: {backoff: soon}, backoff of retries"
    })
    void aLengthOfTimeHasAUnit(String keys, String what) {
        assertThat(onlyFault(readTask(keys)))
                .containsIgnoringCase("PACKAGE-DURATION " + what + " of task \"a\" is")
                .endsWith("which is no length of time."
                        + " Write numbers with units, large ones first: 500ms, 30s, 10m, 1h30m, 2d.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "101", "1.5", "'3'", "[3]"})
    void attemptsAreCounted(String attempts) {
        assertThat(onlyFault(readTask("retries: {attempts: " + attempts + "}")))
                .isEqualTo("package.yaml:5:46 PACKAGE-RETRIES Attempts in retries of task \"a\" must be a whole number"
                        + " from 1 to 100. Write how often the task is tried, the first time included.");
    }

    @Test
    void whatIsMissingOrOfTheWrongKindIsTold() {
        assertThat(faults(read("description: x")))
                .containsExactly(
                        "package.yaml:1:1 PACKAGE-MISSING-KEY The package has no name. Add name: with its value.",
                        "package.yaml:1:1 PACKAGE-MISSING-KEY The package has no tasks. Add tasks: with its value.",
                        "package.yaml:1:1 PACKAGE-MISSING-KEY The package has no version. Add version: with its value.");
        assertThat(onlyFault(read(""))).contains("PACKAGE-WRONG-TYPE The package is nothing, but must be a mapping.");
        assertThat(onlyFault(readBody("tasks: [a]"))).contains("The 1. task is a text, but must be a mapping.");
        assertThat(onlyFault(readTask("rollback: yes")))
                .contains("Rollback of task \"a\" is a text, but must be true or false. Write true or false here.");
        assertThat(onlyFault(readTask("when: ''"))).contains("PACKAGE-EMPTY-TEXT When of task \"a\" is an empty text.");
        assertThat(onlyFault(readBody("tasks: []\nedges: [a]"))).contains("An edge is a text");
        assertThat(faults(readBody("tasks: [{id: , type: noop}]"))).hasSize(1);
    }

    @Test
    void whatIsDefinedIsGivenOnce() {
        assertThat(onlyFault(readTask("spec: {env: {HOST: x}}, defined: ['env.HOST=y']")))
                .isEqualTo("package.yaml:5:60 PACKAGE-DEFINED-TWICE \"env.HOST\" of task \"a\" is given already,"
                        + " at package.yaml:5:39. Give it once: in spec or in defined.");
        assertThat(onlyFault(readTask("defined: ['run=x', 'run.file=y']"))).contains("PACKAGE-DEFINED-TWICE");
        assertThat(onlyFault(readTask("defined: ['env.A=x', 'env=y']"))).contains("PACKAGE-DEFINED-TWICE");
        assertThat(onlyFault(readTask("defined: ['no equals']")))
                .contains("PACKAGE-DEFINED This entry in defined of task \"a\" is not of the form key=value.");
        assertThat(onlyFault(readTask("defined: ['a..b=1']"))).contains("PACKAGE-DEFINED ");
        assertThat(onlyFault(readTask("defined: [{a: b}]"))).contains("PACKAGE-DEFINED ");
    }

    @Test
    void aFileThatIsNamedIsInThePackage() {
        assertThat(onlyFault(readTask("spec: {run: {file: scripts/shema.sh}}")))
                .isEqualTo(
                        "package.yaml:5:45 PACKAGE-MISSING-FILE Task \"a\" names \"scripts/shema.sh\", which is not in"
                                + " the package. Did you mean \"scripts/schema.sh\"? Paths begin at the folder of package.yaml.");
        assertThat(onlyFault(readTask("spec: {chart: charts/postgrse}"))).contains("Did you mean \"charts/postgres\"?");
        assertThat(onlyFault(readTask("spec: {chart: postgres}"))).contains("PACKAGE-MISSING-FILE");
        assertThat(onlyFault(readTask("defined: ['undo.file=none.sh']"))).contains("PACKAGE-MISSING-FILE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run: scripts/none.sh",
                "run: {file: ./scripts/schema.sh}",
                "chart: charts/postgres/",
                "chart: oci://x/y",
                "chart: bitnami/redis",
                "chart: redis, repository: bitnami",
                "run: {url: 'https://x/y'}"
            })
    void whatNeedNotBeAFileIsNoFault(String spec) {
        assertThat(faults(readTask("spec: {" + spec + "}"))).isEmpty();
    }

    @Test
    void whatSaysThatItIsUndoneHasSomethingToUndoItWith() {
        assertThat(onlyFault(readTask("spec: {run: x}, rollback: true")))
                .isEqualTo(
                        "package.yaml:5:52 PACKAGE-NOTHING-TO-UNDO Task \"a\" says rollback: true, but has nothing to undo"
                                + " it with. Add undo to its spec, or write rollback: false.");
        assertThat(faults(readTask("spec: {run: x, undo: y}, rollback: true"))).isEmpty();
        assertThat(faults(readTask("defined: ['undo=y'], rollback: true"))).isEmpty();
        assertThat(faults(readTask("rollback: false"))).isEmpty();
    }

    @Test
    void aPackageFullOfFaultsTellsAThousand() {
        var tasks = new StringBuilder("tasks:\n");
        for (int i = 0; i < 5_000; i++)
            tasks.append("  - {id: t")
                    .append(i)
                    .append(", type: shel, dependsOn: [x")
                    .append(i)
                    .append("]}\n");
        var faults = faults(readBody(tasks.toString()));

        assertThat(faults)
                .hasSize(1_001)
                .anyMatch(line -> line.contains("PACKAGE-TOO-MANY-FAULTS There are more than 1000"));
    }
}
