package io.slipway.web.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.web.SlipwayProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the package over the values file to the run. TR-5. */
class FormCommandIT {

    private static final String PACKAGE = """
            kind: TaskPackage
            name: greeting
            version: 1.0.0
            tasks:
              - id: greet
                type: shell
                config:
                  type: object
                  required: [name]
                  properties:
                    name: {type: string, description: Whom to greet.}
                    times: {type: integer, default: 3}
                spec: {env: {NAME: "${values.name}", TIMES: "${values.times}"}, run: 'echo hello $NAME $TIMES > FILE'}
            """;

    @TempDir
    Path temp;

    private Path folder() throws IOException {
        var folder = Files.createDirectories(temp.resolve("greeting"));
        var manifest = PACKAGE.replace("FILE", temp.resolve("said").toString());
        Files.writeString(folder.resolve("package.yaml"), manifest);
        return folder;
    }

    private record Ended(int code, String out, String err) {}

    private static Ended call(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var code = Slipway.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
        return new Ended(code, out.toString(), err.toString());
    }

    @Test
    void aFilledInFormIsWhatARunTakes() throws IOException {
        var folder = folder();
        var form = call("package", "form", folder.toString());
        assertThat(form.code()).as(form.err()).isZero();
        assertThat(form.out()).contains("# Whom to greet.", "    name:\n", "    times: 3\n");

        var filledIn = temp.resolve("values.yaml");
        Files.writeString(filledIn, form.out());
        var data = temp.resolve("data").toString();
        var empty = run(folder, filledIn, data);
        assertThat(empty.code()).isEqualTo(2);
        assertThat(empty.err()).contains("name is missing");

        Files.writeString(filledIn, form.out().replace("    name:\n", "    name: anna\n"));
        var ended = run(folder, filledIn, data);
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(temp.resolve("said")).hasContent("hello anna 3");
    }

    private static SlipwayProcess.Ended run(Path folder, Path values, String data) {
        return SlipwayProcess.run("", Map.of(), "run", folder.toString(), "-f", values.toString(), "--data", data);
    }

    @Test
    void theFormForProgramsAndOfOneTask() throws IOException {
        var json = call("package", "form", folder().toString(), "-o", "json", "--task", "greet");
        assertThat(json.code()).isZero();
        assertThat(json.out()).contains("\"groups\"", "\"Whom to greet.\"");
        var unknown = call("package", "form", folder().toString(), "--task", "great");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("The package has no task \"great\". Its tasks: greet.");
    }
}
