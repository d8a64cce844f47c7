package io.slipway.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.graph.PackageReader;
import io.slipway.engine.graph.TaskGraph;
import io.slipway.engine.store.DatabaseAddress;
import io.slipway.engine.store.Store;
import io.slipway.engine.task.Direction;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.Probe;
import io.slipway.engine.task.TaskContext;
import io.slipway.engine.task.TaskType;
import io.slipway.engine.task.TaskTypes;
import io.slipway.engine.task.UndoRecord;
import io.slipway.engine.yaml.DocumentReader;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What becomes of the registry by what becomes of tasks. TR-25. */
abstract class ServiceRegistryLaws {

    private static final String PACKAGE = """
            {"name": "shop", "version": "1.0.0", "kind": "TaskPackage",
             "tasks": [{"id": "db", "type": "plain"}, {"id": "chart", "type": "managed"}]}
            """;

    private Store store;
    private RunBook runs;
    private ServiceRegistry registry;
    private ServiceKeeping keeping;

    abstract DatabaseAddress address();

    @BeforeEach
    void open() {
        store = Store.open(address());
        var jdbc = new JdbcTemplate(store.dataSource());
        jdbc.update("delete from service_state");
        jdbc.update("delete from run");
        runs = new RunBook(store.dataSource());
        registry = new ServiceRegistry(store.dataSource(), Clock.systemUTC());
        var types = new TaskTypes(List.of(new Type("plain", false), new Type("managed", true)));
        var graph = TaskGraph.of(new PackageReader(types.all())
                .read(new DocumentReader().read("package.yaml", PACKAGE), new TreeSet<>())
                .orThrow());
        keeping = new ServiceKeeping(registry, runs, new TaskRows(store.dataSource()), materials(graph), types);
        open("one", "1.0.0", "prod");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void open(String id, String version, String target) {
        runs.open(TestRuns.running(id, version, target));
    }

    private void ended(
            String run, int round, String task, Direction direction, AttemptState state, @Nullable String outputs) {
        keeping.ended(List.of(
                new Result(new TaskKey(run, round, task, direction), 1, state, outputs, null, 1, Duration.ZERO)));
    }

    private void done(String run, String outputs) {
        ended(run, 1, "db", Direction.DO, AttemptState.DONE, outputs);
    }

    private List<String> standing() {
        return registry.list(100, Optional.empty()).stream()
                .map(state -> state.name() + " " + state.version().orElse("-") + " " + state.status() + " on "
                        + state.target())
                .toList();
    }

    @Test
    void aTaskRecordsAServiceByReservedOutputs() {
        done("one", """
                {"service": "database", "service.version": "15.2", "service.status": "ready", "service.release": "db",
                 "endpoint": "db:5432", "password": {"$secret": "closed"}}
                """);
        var state = registry.named("database").get(0);
        assertThat(standing()).containsExactly("database 15.2 ready on prod");
        assertThat(state.kind()).isEqualTo("plain");
        assertThat(state.release()).hasValue("db");
        assertThat(state.result()).hasToString("{\"endpoint\":\"db:5432\",\"password\":\"•••\"}");
        assertThat(registry.on("prod").at("/database/version").asText()).isEqualTo("15.2");
        assertThat(registry.on("elsewhere")).isEmpty();
    }

    @Test
    void theSameInOneObjectAndWithTheResultThatItNames() {
        done("one", "{\"service\": {\"name\": \"database\", \"version\": 7, \"result\": {\"rows\": 3}}, \"x\": 1}");
        var state = registry.named("database").get(0);
        assertThat(standing()).containsExactly("database 7 installed on prod");
        assertThat(state.result()).hasToString("{\"rows\":3}");
    }

    @Test
    void aTaskThatNamesNoServiceRecordsNone() {
        done("one", "{\"endpoint\": \"db:5432\"}");
        done("one", "{\"service\": {\"$secret\": \"closed\"}}");
        assertThat(standing()).isEmpty();
    }

    @Test
    void aServiceLikeTaskIsRecordedByItsOwnWords() {
        var outputs = "{\"release\": \"shop-chart\", \"status\": \"deployed\", \"revision\": 3}";
        ended("one", 1, "chart", Direction.DO, AttemptState.DONE, outputs);
        assertThat(standing()).containsExactly("shop-chart 1.0.0 deployed on prod");
    }

    @Test
    void aServiceLikeTaskThatOnlyAnsweredHasInstalledNothing() {
        keeping.ended(List.of(new Result(
                new TaskKey("one", 1, "chart", Direction.DO), 1, AttemptState.DONE, "{}", null, 0, Duration.ZERO)));
        assertThat(standing()).isEmpty();
    }

    @Test
    void theEarlierStateComesBackWhenTheTaskIsPutBack() {
        done("one", "{\"service\": \"database\", \"service.version\": \"1\"}");
        open("two", "2.0.0", "prod");
        done("two", "{\"service\": \"database\", \"service.version\": \"2\"}");
        ended(
                "two",
                2,
                "db",
                Direction.DO,
                AttemptState.DONE,
                "{\"service\": \"database\", \"service.version\": \"3\"}");
        assertThat(standing()).containsExactly("database 3 installed on prod");

        ended("two", 2, "db", Direction.UNDO, AttemptState.DONE, "{}");
        assertThat(standing()).containsExactly("database 1 installed on prod");
        assertThat(registry.history("database", 10, Optional.empty()))
                .extracting(
                        state -> state.version().orElse("") + state.putBackAt().isPresent())
                .containsExactly("3true", "2true", "1false");

        ended("one", 1, "db", Direction.UNDO, AttemptState.SKIPPED, null);
        assertThat(standing()).isEmpty();
    }

    @Test
    void eachTargetHasItsOwn() {
        open("two", "1.0.0", "test");
        done("one", "{\"service\": \"database\", \"service.version\": \"1\"}");
        done("two", "{\"service\": \"database\", \"service.version\": \"2\"}");
        assertThat(standing()).containsExactly("database 1 installed on prod", "database 2 installed on test");
        var first = registry.list(1, Optional.empty()).get(0);
        assertThat(registry.list(5, Optional.of(first.id())))
                .extracting(ServiceState::target)
                .containsExactly("test");
    }

    @Test
    void whatIsAbsentIsInNoListAndComesBackWithItsTask() {
        done("one", "{\"service\": \"database\", \"service.version\": \"1\"}");
        open("two", "2.0.0", "prod");
        done("two", "{\"service\": \"database\", \"service.status\": \"absent\"}");
        assertThat(standing()).isEmpty();
        ended("two", 1, "db", Direction.UNDO, AttemptState.DONE, "{}");
        assertThat(standing()).containsExactly("database 1 installed on prod");
    }

    @Test
    void anUpgradeThatFailedHalfwayLeavesTheServiceInDoubtUntilItIsPutBackOrDone() {
        done("one", "{\"service\": \"database\", \"service.version\": \"1\"}");
        open("two", "2.0.0", "prod");
        ended("two", 1, "db", Direction.DO, AttemptState.STUCK, null);
        assertThat(standing()).containsExactly("database 1 unknown on prod");

        done("two", "{\"service\": \"database\", \"service.version\": \"2\"}");
        assertThat(standing()).containsExactly("database 2 installed on prod");
        ended("two", 1, "db", Direction.UNDO, AttemptState.STUCK, null);
        assertThat(standing()).containsExactly("database 2 unknown on prod");
        ended("two", 1, "db", Direction.UNDO, AttemptState.DONE, "{}");
        assertThat(standing()).containsExactly("database 1 installed on prod");
    }

    @Test
    void wordsThatAreTooLongOrNoTextDoNotHarmTheTask() {
        done(
                "one",
                "{\"service\": \"" + "x".repeat(400) + "\\u0000\", \"service.status\": \"" + "y".repeat(80) + "\"}");
        assertThat(registry.list(10, Optional.empty()).get(0).name()).hasSize(255);
    }

    private static RunMaterials materials(TaskGraph graph) {
        return new RunMaterials() {
            @Override
            public Material of(Run run) {
                throw new IllegalStateException("The registry needs no values.");
            }

            @Override
            public Optional<TaskGraph> graphOf(Run run) {
                return Optional.of(graph);
            }
        };
    }

    private record Type(String name, boolean isServiceLike) implements TaskType {

        @Override
        public com.fasterxml.jackson.databind.JsonNode schema() {
            return JsonNodeFactory.instance.objectNode().put("type", "object");
        }

        @Override
        public Outcome run(TaskContext task) {
            return new Outcome.Done(Map.of());
        }

        @Override
        public Outcome undo(TaskContext task, UndoRecord before) {
            return Outcome.done();
        }

        @Override
        public Probe probe(TaskContext task, UndoRecord before) {
            return new Probe.Absent();
        }
    }
}
