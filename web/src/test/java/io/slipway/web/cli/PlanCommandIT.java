package io.slipway.web.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.web.SlipwayProcess;
import io.slipway.web.SlipwayProcess.Ended;
import io.slipway.web.run.Packages;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans from the command line, without a server. */
class PlanCommandIT {

    private static final String NOTHING = """
            kind: TaskPackage
            name: still
            version: 1.0.0
            tasks:
              - {id: note, type: noop}
            """;

    @TempDir
    Path data;

    @TempDir
    Path folder;

    private Ended slipway(String... arguments) {
        return SlipwayProcess.run(
                "",
                Map.of(
                        "SLIPWAY_DATA",
                        data.toString(),
                        "KUBECONFIG",
                        folder.resolve("none").toString(),
                        "HOME",
                        folder.toString()),
                arguments);
    }

    private String packed(String name, String manifest) {
        return Packages.folder(folder, name, manifest).toString();
    }

    @Test
    void theExitCodeTellsWhetherSomethingWouldChange() {
        var still = slipway("package", "plan", packed("still", NOTHING));
        assertThat(still.code()).as(still.err()).isZero();
        assertThat(still.out())
                .contains("Plan of still 1.0.0: install.", "= note (noop): Changes nothing.", "Tasks: 1 unchanged.")
                .doesNotContain("\u001b");

        var changing = slipway("package", "plan", packed("good", Packages.succeeding("good")));
        assertThat(changing.code()).as(changing.err()).isEqualTo(20);
        assertThat(changing.out()).contains("? first (shell): Runs 'echo one; echo two' each time");

        var faulty = slipway(
                "package",
                "plan",
                packed(
                        "off",
                        NOTHING.replace(
                                "{id: note, type: noop}",
                                "{id: note, type: kubernetes, spec: {objects: [{apiVersion: v1, kind: Namespace,"
                                        + " metadata: {name: x}}]}}")));
        assertThat(faulty.code()).as(faulty.out()).isEqualTo(2);
        assertThat(faulty.err()).contains("KUBERNETES-CLUSTER Task \"note\":");
        assertThat(faulty.out()).doesNotContain("Digest:");
    }

    @Test
    void aRunByItsPlanIsDoneAndByAnotherOneRefused() {
        var source = packed("still", NOTHING);
        var planned = slipway("package", "plan", source, "-o", "json");
        assertThat(planned.code()).as(planned.err()).isZero();
        var digest = planned.out().replaceFirst("(?s).*\"digest\" : \"([0-9a-f]{64})\".*", "$1");

        var refused = slipway("run", source, "--target", "elsewhere", "--plan", digest);
        assertThat(refused.code()).as(refused.out()).isEqualTo(2);
        assertThat(refused.err()).contains("The plan does not hold any more: the target is another by now.");
        var done = slipway("run", source, "--plan", digest);
        assertThat(done.code()).as(done.err()).isZero();
    }
}
