package io.slipway.engine.graph;

import static io.slipway.engine.graph.Packages.sound;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.graph.Dag.Edge;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageReaderTest {

    private static final String SHOP = """
            kind: TaskPackage
            name: shop
            version: 1.2.0
            description: A shop
            failFast: true
            global: {type: object, properties: {database: {type: object, properties: {provider: {type: string, enum: [built-in, cloud], default: built-in}}}}}
            tasks:
              - id: database
                type: helm
                rollback: true
                idempotent: false
                modes: [{when: global.database.provider == "cloud", config: {type: object}, outputs: {endpoint: "${values.endpoint}"}}]
                spec: {chart: charts/postgres, release: db, namespace: shop}
                config: {type: object, properties: {password: {type: string, format: password}}, required: [password]}
                timeout: 10m
                retries: {attempts: 3, backoff: 500ms}
              - {id: schema, type: shell, spec: {run: scripts/schema.sh, undo: {file: scripts/drop.sh}, env: {HOST: "${outputs.database.endpoint}"}}}
              - {id: notice, type: noop, when: mode == "install" && has(outputs.schema), dependsOn: [schema]}
            edges: [{from: database, to: schema}]
            """;

    @Test
    void thePackageOfTheDesignIsReadWhole() {
        var shop = sound(SHOP);
        var database = shop.tasks().get(0);

        assertThat(shop.name()).isEqualTo("shop");
        assertThat(shop.version()).isEqualTo(SemanticVersion.of("1.2.0"));
        assertThat(shop.failFast()).isTrue();
        assertThat(shop.global().at("/properties/database/type").textValue()).isEqualTo("object");
        assertThat(shop.edges()).containsExactly(new Edge("schema", "notice"), new Edge("database", "schema"));
        assertThat(database.rollback()).contains(true);
        assertThat(database.spec().path("chart").textValue()).isEqualTo("charts/postgres");
        assertThat(database.timeout()).contains(Duration.ofMinutes(10));
        assertThat(database.retries()).isEqualTo(new Retries(3, Duration.ofMillis(500)));
        assertThat(database.modes().get(0).outputs())
                .hasEntrySatisfying(
                        "endpoint", endpoint -> assertThat(endpoint.textValue()).isEqualTo("${values.endpoint}"));
        assertThat(database.place().line()).isEqualTo(8);
        assertThat(database.placeOf("/spec/chart")).hasToString("package.yaml:13:19");
        assertThat(shop.tasks().get(2).when()).contains("mode == \"install\" && has(outputs.schema)");
    }

    @Test
    void whatIsNotWrittenHasItsDefault() {
        var task = sound("name: a\nversion: 0.1.0\ntasks: [{id: a, type: noop}]")
                .tasks()
                .get(0);

        assertThat(task.rollback()).isEmpty();
        assertThat(task.idempotent()).isFalse();
        assertThat(task.retries()).isEqualTo(Retries.NONE);
        assertThat(task.timeout()).isEmpty();
        assertThat(task.spec()).isEmpty();
        assertThat(task.config()).isEmpty();
        assertThat(sound("name: a\nversion: 0.1.0\ntasks: []").tasks()).isEmpty();
    }

    @Test
    void theSeedsSpellingSaysTheSameAsSpec() {
        var task = sound("""
                        name: a
                        version: 1.0.0
                        tasks:
                          - id: a
                            type: shell
                            spec: {env: {PORT: "1"}}
                            defined: ["run=scripts/schema.sh", "env.HOST=a=b", "undo=", "x.y.z=1"]
                        """).tasks().get(0);

        assertThat(task.spec())
                .hasToString("{\"env\":{\"PORT\":\"1\",\"HOST\":\"a=b\"},\"run\":\"scripts/schema.sh\","
                        + "\"undo\":\"\",\"x\":{\"y\":{\"z\":\"1\"}}}");
        assertThat(task.placeOf("/spec/env/HOST")).hasToString("package.yaml:7:40");
    }

    @Test
    void anEdgeIsTheSameFromBothSides() {
        var written = sound("name: a\nversion: 1.0.0\ntasks: [{id: a, type: noop}, {id: b, type: noop, dependsOn: [a]}]"
                + "\nedges: [{from: a, to: b}]");
        var graph = TaskGraph.of(written);

        assertThat(written.edges()).containsExactly(new Edge("a", "b"));
        assertThat(graph.before("b")).containsExactly(graph.task("a").orElseThrow());
        assertThat(graph.after("a")).extracting(TaskDefinition::id).containsExactly("b");
        assertThat(graph.task("c")).isEmpty();
    }

    @Test
    void aFolderAndAnArchiveOfItReadAlike(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("shop/scripts"));
        Files.writeString(
                folder.resolve("shop/package.yaml"), SHOP.replace("charts/postgres", "oci://charts/postgres"));
        Files.writeString(folder.resolve("shop/scripts/drop.sh"), "");
        try (var zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("shop.zip")))) {
            for (var name : new String[] {"package.yaml", "scripts/drop.sh"}) {
                zip.putNextEntry(new ZipEntry(name));
                Files.copy(folder.resolve("shop").resolve(name), zip);
            }
        }

        var read = Packages.READER.read(folder.resolve("shop")).orThrow();
        var unzipped = Packages.READER.read(folder.resolve("shop.zip")).orThrow();

        assertThat(unzipped.tasks())
                .extracting(TaskDefinition::spec)
                .isEqualTo(read.tasks().stream().map(TaskDefinition::spec).toList());
        assertThat(Packages.READER.read(folder.resolve("shop/scripts")).faults().render())
                .endsWith("scripts PACKAGE-NO-MANIFEST The package holds no package.yaml."
                        + " Put it beside the files that tasks need.");
    }
}
