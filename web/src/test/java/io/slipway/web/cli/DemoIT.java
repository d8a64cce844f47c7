package io.slipway.web.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.web.SlipwayProcess;
import io.slipway.web.SlipwayProcess.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo, as a newcomer meets it. */
class DemoIT {

    private static final Duration LONGEST = Duration.ofSeconds(90);

    @TempDir
    Path temp;

    private SlipwayProcess start(String... arguments) {
        // Java takes its folder for temporary files from a property alone.
        return SlipwayProcess.start(Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temp), arguments);
    }

    /** Programs that work in this test's folder: the sandbox, Helm's workers, scripts. */
    private List<String> programs() {
        return ProcessHandle.allProcesses()
                .flatMap(one -> Arrays.stream(one.info().arguments().orElse(new String[0])))
                .filter(argument -> argument.contains(temp.toString()))
                .toList();
    }

    private List<String> leftFiles() throws IOException {
        try (var all = Files.list(temp)) {
            return all.map(one -> one.getFileName() + "")
                    .filter(name -> name.startsWith("slipway"))
                    .toList();
        }
    }

    @Test
    void itInstallsPutsBackAndLeavesNothing() throws Exception {
        var began = Instant.now();
        Ended ended;
        try (var demo = start("demo", "--once")) {
            ended = demo.end();
        }
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(Duration.between(began, Instant.now())).isLessThan(LONGEST);
        assertThat(ended.out())
                .contains("shop 1.0.0: succeeded.", "shop 2.0.0: failed, and everything was put back as it was.")
                .contains("ImagePullBackOff");
        assertThat(ended.err())
                .contains("on the sandbox", "Page: ", "Cockpit: ", "Sign in as 'admin'", "api started.", "Succeeded.");
        assertThat(programs()).isEmpty();
        assertThat(leftFiles()).isEmpty();
    }

    @Test
    void whoEndsItInTheMiddleFindsNothingOfItEither() throws Exception {
        try (var demo = start("demo")) {
            var end = System.nanoTime() + LONGEST.toNanos();
            while (!demo.err().contains("api started.")) {
                assertThat(System.nanoTime()).as(demo.err()).isLessThan(end);
                Thread.sleep(50);
            }
            assertThat(programs()).isNotEmpty();
            assertThat(demo.stop().code()).isNotZero();
        }
        assertThat(programs()).isEmpty();
        assertThat(leftFiles()).isEmpty();
    }

    @Test
    void nothingOfTheSandboxIsOnTheServersClassPath() throws Exception {
        var app = Path.of(System.getProperty("slipway.root"), "web/target/app");
        assertThat(app.resolve("sandbox/sandbox.jar")).exists();
        try (var jars = Files.list(app.resolve("lib"))) {
            assertThat(jars).noneMatch(jar -> jar.toString().contains("sandbox"));
        }
    }

    @Test
    void aKubeconfigThatIsNotThereIsToldAtOnce() throws Exception {
        try (var demo = start("demo", "--kubeconfig", temp.resolve("none").toString())) {
            var ended = demo.end();
            assertThat(ended.code()).as(ended.err()).isEqualTo(2);
            assertThat(ended.err()).contains("none");
        }
        assertThat(leftFiles()).isEmpty();
    }

    @Test
    void twoClustersAtOnceAndClustersThatNobodyHasAreRefused() throws Exception {
        refused("--cluster=local and a kubeconfig", "Leave one of them out", "--cluster=local", "--kubeconfig", "any");
        refused("a cluster of that name", "--cluster", "--cluster=prod");
        assertThat(leftFiles()).isEmpty();
    }

    private void refused(String what, String told, String... options) {
        var arguments = Stream.concat(Stream.of("demo"), Arrays.stream(options)).toArray(String[]::new);
        try (var demo = start(arguments)) {
            var ended = demo.end();
            assertThat(ended.code()).as(what + ": " + ended.err()).isEqualTo(2);
            assertThat(ended.err()).as(what).contains(told);
        }
    }

    @Test
    void withoutACheckoutThereIsNoLocalClusterAndTheMendIsTold() {
        assertThatThrownBy(() -> LocalCluster.start(temp, line -> {}))
                .hasMessageContaining("dev/up")
                .hasMessageContaining("--kubeconfig FILE");
    }

    @Test
    void aLocalClusterThatDoesNotComeUpIsToldOf() throws Exception {
        var up = Files.createDirectories(temp.resolve("dev")).resolve("up");
        Files.writeString(up, "#!/bin/sh\necho 'there is no go' >&2\nexit 1\n");
        assertThat(up.toFile().setExecutable(true)).isTrue();
        var told = new CopyOnWriteArrayList<String>();
        assertThatThrownBy(() -> LocalCluster.start(temp, told::add)).hasMessageContaining("could not be started");
        assertThat(told).contains("there is no go");
    }
}
