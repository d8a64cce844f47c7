package io.slipway.web.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.slipway.web.SlipwayProcess;
import io.slipway.web.SlipwayProcess.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code slipway package} as its users type it. */
class PackageCommandIT {

    @TempDir
    Path temp;

    private Ended slipway(String... arguments) {
        return SlipwayProcess.run(
                "", Map.of("SLIPWAY_DATA", temp.resolve("data").toString()), arguments);
    }

    private String shop() {
        var shop = temp.resolve("shop").toString();
        assertThat(slipway("package", "init", shop).code()).isZero();
        return shop;
    }

    @Test
    void whatInitWritesIsSoundAndInitWritesOverNothing() {
        var shop = shop();

        var linted = slipway("package", "lint", shop);
        assertThat(linted.code()).as(linted.out()).isZero();
        assertThat(linted.out()).isEmpty();
        assertThat(linted.err()).isEqualTo(shop + ": shop 0.1.0 is sound, 3 tasks.\n");

        var again = slipway("package", "init", shop);
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("The folder " + shop + " is not empty; nothing was written.");
        var named = slipway("package", "init", temp.resolve("other").toString(), "--name", "a b");
        assertThat(named.code()).isEqualTo(2);
        assertThat(named.err()).contains("'a b' cannot be the name of a package.");
        assertThat(temp.resolve("data")).doesNotExist();
    }

    @Test
    void lintTellsOfAllFaultsWithTheirPlaces() throws IOException {
        var shop = shop();
        var manifest = Path.of(shop, "package.yaml");
        Files.writeString(
                manifest,
                Files.readString(manifest).replace("type: noop", "type: nop").replace("to: report", "to: reprot"));

        var linted =
                slipway("package", "lint", shop, temp.resolve("nothing.tgz").toString());
        assertThat(linted.code()).isEqualTo(2);
        assertThat(linted.out().lines().toList())
                .satisfiesExactly(
                        type -> assertThat(type)
                                .startsWith(manifest + ":11:11 PACKAGE-UNKNOWN-TYPE ")
                                .contains("Did you mean \"noop\"?"),
                        output -> assertThat(output).startsWith(manifest + ":31:23 PACKAGE-OUTPUTS-OF "),
                        edge -> assertThat(edge)
                                .startsWith(manifest + ":")
                                .contains(" PACKAGE-MISSING-TASK ", "Did you mean \"report\"?"),
                        archive -> assertThat(archive).startsWith(temp.resolve("nothing.tgz") + " PACKAGE-NOT-THERE "));
        assertThat(linted.err()).contains(shop + ": 3 faults.", "nothing.tgz: 1 fault.");

        var json = slipway("package", "lint", "-o", "json", shop);
        assertThat(json.code()).isEqualTo(2);
        assertThat(JsonPath.<List<String>>read(json.out(), "$[0].faults[*].code"))
                .containsExactly("PACKAGE-UNKNOWN-TYPE", "PACKAGE-OUTPUTS-OF", "PACKAGE-MISSING-TASK");
        assertThat(JsonPath.<Integer>read(json.out(), "$[0].faults[0].line")).isEqualTo(11);
        assertThat(JsonPath.<Boolean>read(json.out(), "$[0].sound")).isFalse();

        var graph = slipway("package", "graph", shop);
        assertThat(graph.code()).isEqualTo(2);
        assertThat(graph.out()).isEmpty();
        assertThat(graph.err()).contains("this has to be mended first:", "PACKAGE-MISSING-TASK");
    }

    @Test
    void theGraphOfTheExampleIsReadAtATerminalAndByPrograms() {
        var hello =
                Path.of(System.getProperty("slipway.root"), "examples/hello").toString();

        assertThat(slipway("package", "graph", hello).out().lines())
                .containsExactly(
                        "hello 1.0.0: 5 tasks in 4 steps",
                        "",
                        "STEP   TASK    TYPE    ON FAILURE   AFTER",
                        "1      begin   noop    put back",
                        "2      note    shell   put back     begin",
                        "       greet   shell   kept         begin",
                        "3      sign    shell   put back     note",
                        "4      end     noop    put back     greet, sign");
        assertThat(slipway("package", "graph", hello, "-o", "mermaid").out())
                .startsWith("%% hello 1.0.0\nflowchart LR\n  n0[\"begin<br>noop\"]\n");
        assertThat(slipway("package", "graph", hello, "-o", "dot").out()).startsWith("digraph \"hello 1.0.0\" {");
        assertThat(slipway("package", "graph", hello, "-o", "bpmn").out()).contains("<bpmn:process id=\"graph-hello\"");
        assertThat(JsonPath.<List<Integer>>read(
                        slipway("package", "graph", hello, "-o", "json").out(), "$.tasks[*].layer"))
                .containsExactly(1, 2, 2, 3, 4);
    }

    @Test
    void packagesArePushedListedAndRemoved() throws IOException {
        var shop = shop();
        try (var server =
                SlipwayProcess.start(Map.of("SLIPWAY_DATA", temp.resolve("data").toString()), "serve", "--port", "0")) {
            server.awaitReady();
            var pushed = slipway("package", "push", shop);
            assertThat(pushed.code()).as(pushed.err()).isZero();
            assertThat(pushed.out()).matches("[0-9a-f]{64}\\R");
            assertThat(pushed.err()).isEqualTo("Package shop:0.1.0 pushed.\n");
            assertThat(slipway("package", "push", shop).err()).isEqualTo("Package shop:0.1.0 was there already.\n");

            Files.writeString(Path.of(shop, "more"), "");
            var taken = slipway("package", "push", shop);
            assertThat(taken.code()).isEqualTo(1);
            assertThat(taken.err()).contains("There is a package shop:0.1.0 already", "--replace");
            assertThat(slipway("package", "push", "--replace", shop).code()).isZero();

            var listed = slipway("package", "list");
            assertThat(listed.out().lines().toList()).hasSize(3).satisfies(lines -> {
                assertThat(lines.get(0)).startsWith("NAME   VERSION            KIND   SIZE   DIGEST ");
                assertThat(lines.get(1)).startsWith("shop   0.1.0              task ");
                assertThat(lines.get(2))
                        .startsWith("shop   0.1.0 (replaced)   task ")
                        .contains(pushed.out().substring(0, 12), "token:owner");
            });
            assertThat(slipway("package", "list", "other").out().lines()).hasSize(1);

            var asked = slipway("package", "rm", "shop");
            assertThat(asked.code()).isEqualTo(2);
            assertThat(asked.err()).contains("There is no terminal to ask: Remove the package shop", "Give -y");
            assertThat(slipway("package", "rm", "-y", "shop:0.1.0").err()).isEqualTo("Package shop:0.1.0 removed.\n");
            var gone = slipway("package", "rm", "-y", "shpo:0.1.0");
            assertThat(gone.code()).isEqualTo(1);
            assertThat(gone.err()).contains("There is no package \"shpo:0.1.0\".");
        }
    }

    @Test
    void theServersFaultsLookLikeThoseOfLint() throws IOException {
        var shop = shop();
        var manifest = Path.of(shop, "package.yaml");
        Files.writeString(manifest, Files.readString(manifest).replace("type: noop", "type: nop"));

        var refused = slipway("package", "push", shop);

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .contains("The package in 'shop.tgz' has a fault; nothing of it was kept. \n"
                        + "shop.tgz/package.yaml:11:11 PACKAGE-UNKNOWN-TYPE");
        assertThat(slipway("package", "push", temp.resolve("none").toString()).err())
                .contains("There is no folder or archive");
    }
}
