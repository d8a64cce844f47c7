package io.slipway.web.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.web.SlipwayProcess;
import io.slipway.web.SlipwayProcess.Ended;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as their users type them, with a server and without. */
class CommandsIT {

    @TempDir
    Path data;

    private Ended slipway(String input, String... arguments) {
        return SlipwayProcess.run(input, Map.of("SLIPWAY_DATA", data.toString()), arguments);
    }

    @Test
    void withoutAServerTheStoreItselfIsOpened() {
        var added =
                slipway("a long password\n", "user", "add", "anna", "--role", "operator,designer", "--password-stdin");
        assertThat(added.code()).as(added.err()).isZero();
        assertThat(added.err()).contains("No server runs on " + data, "User 'anna' added as operator, designer.");
        assertThat(added.out()).isEmpty();

        var listed = slipway("", "user", "list");
        assertThat(listed.out().lines()).containsExactly("NAME   ROLES", "anna   operator,designer");
        assertThat(slipway("", "user", "list", "-o", "json").out()).contains("\"name\" : \"anna\"");
        assertThat(data.resolve("server.json")).doesNotExist();
    }

    @Test
    void aDiagramIsLintedWithoutAServerAndDeployedWithOne() throws java.io.IOException {
        var hello = Path.of("../docs/hello.bpmn");
        var linted = slipway("", "process", "lint", hello.toString());
        assertThat(linted.code()).as(linted.err()).isZero();
        assertThat(linted.err())
                .contains("hello.bpmn keeps the laws of diagrams.")
                .doesNotContain("No server runs");

        var lawless = data.resolve("lawless.bpmn");
        java.nio.file.Files.writeString(
                lawless,
                java.nio.file.Files.readString(hello).replace("name=\"Look at it\"", "camunda:formKey=\"embedded:x\""));
        var refused = slipway("", "process", "lint", lawless.toString());
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.out())
                .startsWith("lawless.bpmn LAW-FORM The userTask \"userTask_look\" has camunda:formKey");

        var deployed = slipway("", "process", "deploy", hello.toString());
        assertThat(deployed.err()).contains("hello deployed as version 1.");
        assertThat(slipway("", "process", "deploy", lawless.toString()).code()).isEqualTo(2);
        assertThat(slipway("", "process", "list").out()).containsPattern("hello +1 ");
        assertThat(slipway("", "process", "export", "hello").out()).isEqualTo(java.nio.file.Files.readString(hello));
    }

    @Test
    void withAServerOnTheFolderThatServerIsAsked() {
        try (var server = SlipwayProcess.start(Map.of("SLIPWAY_DATA", data.toString()), "serve", "--port", "0")) {
            var address = server.awaitReady();

            var made = slipway("", "token", "create", "--name", "ci", "--role", "admin", "--valid-for", "1h");
            assertThat(made.out()).matches("slp_\\S{43}\\R");
            assertThat(made.err()).isEmpty();

            var remote = SlipwayProcess.run(
                    "",
                    Map.of("SLIPWAY_TOKEN", made.out().strip()),
                    "token",
                    "list",
                    "--server",
                    address.toString(),
                    "-o",
                    "yaml");
            assertThat(remote.out()).contains("- name: ci", "role: admin", "createdBy: token:owner");

            var viewer = slipway("", "token", "create", "--name", "v", "--role", "viewer")
                    .out()
                    .strip();
            var refused = SlipwayProcess.run(
                    "", Map.of("SLIPWAY_TOKEN", viewer), "user", "list", "--server", address.toString());
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.err()).contains("'token:v' may not GET /api/v1/users. It is for the role admin.");

            assertThat(slipway("", "token", "revoke", "ci").code()).isZero();
            var late = SlipwayProcess.run(
                    "", Map.of("SLIPWAY_TOKEN", made.out().strip()), "token", "list", "--server", address.toString());
            assertThat(late.err()).contains("unknown, revoked or expired");
        }
    }

    @Test
    void aServerThatIsNotThereOrAsksWhoYouAre() {
        var gone = slipway("", "user", "list", "--server", "http://127.0.0.1:1", "--token", "slp_x");
        assertThat(gone.code()).isEqualTo(1);
        assertThat(gone.err())
                .contains("No Slipway server answers at http://127.0.0.1:1.", "--server or SLIPWAY_SERVER");

        var anonymous = slipway("", "user", "list", "--server", "http://127.0.0.1:1");
        assertThat(anonymous.code()).isEqualTo(2);
        assertThat(anonymous.err()).contains("asks who you are", "--token or SLIPWAY_TOKEN");
    }

    @Test
    void aPasswordIsNeverAnArgument() {
        var ended = slipway("", "user", "add", "anna", "--role", "viewer");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("There is no terminal to ask for the password.", "--password-stdin");
        assertThat(slipway("short\n", "user", "add", "anna", "--role", "viewer", "--password-stdin")
                        .code())
                .isEqualTo(2);
        assertThat(slipway("", "user", "add", "anna", "--role", "viewer", "--password-stdin")
                        .err())
                .contains("holds no password");
    }

    @Test
    void helpAndVersionAndCompletionNeedNothing() {
        assertThat(slipway("", "version").out()).startsWith("slipway 0.");
        assertThat(slipway("", "version", "-o", "json").out()).startsWith("{\"version\":\"0.");
        assertThat(slipway("").out()).contains("serve", "user", "token", "version", "completion");
        assertThat(slipway("", "completion", "bash").out()).contains("complete -F _complete_slipway");
        assertThat(slipway("", "completion", "fish").code()).isEqualTo(2);
        assertThat(Stream.of("serve", "user", "token", "completion").map(command -> slipway("", command, "--help")))
                .allSatisfy(help -> {
                    assertThat(help.code()).isZero();
                    assertThat(help.out()).contains("Usage: slipway");
                });
        assertThat(data).isEmptyDirectory();
    }
}
