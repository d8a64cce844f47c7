package io.slipway.adapters.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker whose Slipway was killed. */
class OrphanedWorkerIT {

    private static final Path PROGRAM =
            Path.of(System.getProperty("slipway.root"), "installer-adapters/helm-worker/target/worker");

    @Test
    void itEndsInMidCallAndTakesItsFolderWithIt(@TempDir Path temp) throws Exception {
        var folder = temp.resolve("own");
        Files.createDirectories(folder.resolve("tmp"));
        // Loops for as long as it is let.
        new TestCharts(temp)
                .chart("endless", "1.0.0", "a.yaml", "{{ range until 100000000 }}{{ sha256sum \"x\" }}{{ end }}");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-Djava.io.tmpdir=" + folder.resolve("tmp"),
                        "-Djna.encoding=UTF-8",
                        "-cp",
                        PROGRAM.resolve("*").toString(),
                        "io.slipway.helm.HelmWorker",
                        "mark ",
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        send(process, "version", temp);
        while (!out.readLine().startsWith("mark {\"out\":\"v3."))
            assertThat(process.isAlive()).isTrue();
        send(process, "template", temp);

        process.getOutputStream().close();

        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(folder).doesNotExist();
    }

    private static void send(Process process, String verb, Path temp) throws Exception {
        var call = new ObjectMapper()
                .createObjectNode()
                .put("verb", verb)
                .put("name", "shop")
                .put("namespace", "shop")
                .put("chart", temp.resolve("endless").toString());
        process.getOutputStream().write((call + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }
}
