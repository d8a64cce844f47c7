package io.slipway.testsystems.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** dev/cluster/build with a `go` that only pretends, so that all is seen but the minutes. */
class BuildScriptTest {

    private static final String PRETENDING_GO = """
            #!/bin/sh
            case $1 in
              env) echo "${PRETENDED_VERSION:-go1.26.0}" ;;
              build)
                while [ "$1" != -o ]; do shift; done
                echo "$2" >> "$PRETENDED_LOG"
                sleep "${PRETENDED_TIME:-0}"
                [ -z "$PRETENDED_FAULT" ] || { echo "$PRETENDED_FAULT" >&2; exit 1; }
                echo built > "$2" ;;
            esac
            """;

    private final Path folder;

    BuildScriptTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void itSaysWhatItDoesAndWhereTheProgramsAre() throws Exception {
        var build = script().run();

        assertThat(build.status).isZero();
        assertThat(build.errors)
                .containsSubsequence("building kube-apiserver (1 of 5)", "building kwok (5 of 5)", "is built");
        assertThat(Path.of(build.output.strip()))
                .isDirectoryContaining("glob:**/kube-apiserver")
                .isDirectoryContaining("glob:**/etcd");
    }

    @Test
    void whatIsBuiltIsNotBuiltAgain() throws Exception {
        assertThat(script("--path").run().status).isEqualTo(1);
        script().run();

        assertThat(script().run().errors).isEmpty();
        assertThat(script("--path").run().status).isZero();
    }

    @Test
    void twoBuildsAtOnceDoTheWorkOnce() throws Exception {
        var one = script().with("PRETENDED_TIME", "0.2").start();
        var other = script().with("PRETENDED_TIME", "0.2").start();

        assertThat(one.waitFor()).isZero();
        assertThat(other.waitFor()).isZero();
        assertThat(pretendedBuilds()).hasSize(5);
    }

    @Test
    void aKilledBuildLeavesNothingHalfMade() throws Exception {
        var killed = script().with("PRETENDED_TIME", "1").start();
        Waiting.until(
                "it builds", Duration.ofSeconds(10), () -> !pretendedBuilds().isEmpty());
        killed.destroyForcibly().waitFor();
        assertThat(script("--path").run().status).isEqualTo(1);

        assertThat(script().run().status).isZero();
        assertThat(folder.resolve("cache/slipway/cluster")).isDirectoryNotContaining("glob:**/.building.*");
    }

    @Test
    void aBuildThatFailsSaysWhyAndLeavesNothing() throws Exception {
        var build = script().with("PRETENDED_FAULT", "checksum mismatch").run();

        assertThat(build.status).isNotZero();
        assertThat(build.errors).contains("checksum mismatch");
        assertThat(script("--path").run().status).isEqualTo(1);
    }

    @Test
    void anOldGoIsRefusedWithTheMend() throws Exception {
        var check = script("--check").with("PRETENDED_VERSION", "go1.24.3").run();

        assertThat(check.status).isEqualTo(1);
        assertThat(check.errors).contains("go1.24.3", "Install Go 1.25 or newer", "SLIPWAY_TEST_KUBECONFIG");
    }

    @Test
    void aMissingGoIsNamedWithTheMend() throws Exception {
        var check = script("--check").with("PATH", withoutGo()).run();

        assertThat(check.status).isEqualTo(1);
        assertThat(check.errors).contains("no go on the PATH", "Install Go 1.25 or newer");
    }

    private Script script(String... arguments) throws IOException {
        var bin = Files.createDirectories(folder.resolve("bin"));
        executable(bin.resolve("go"), PRETENDING_GO);
        var builder = new ProcessBuilder(
                Checkout.current().root().resolve("dev/cluster/build").toString());
        builder.command().addAll(List.of(arguments));
        return new Script(builder)
                .with("PATH", bin + ":" + System.getenv("PATH"))
                .with("XDG_CACHE_HOME", folder.resolve("cache").toString())
                .with("PRETENDED_LOG", folder.resolve("builds").toString());
    }

    /** A folder with the few commands that the script needs before it looks for Go. */
    private String withoutGo() throws IOException {
        var bin = Files.createDirectories(folder.resolve("without-go"));
        for (var command : List.of("bash", "sha256sum", "cut", "cat", "uname", "awk", "dirname", "env")) {
            var program = Stream.of("/usr/bin", "/bin")
                    .map(place -> Path.of(place, command))
                    .filter(Files::exists)
                    .findFirst();
            executable(bin.resolve(command), "#!/bin/sh\nexec " + program.orElseThrow() + " \"$@\"\n");
        }
        return bin.toString();
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private List<String> pretendedBuilds() throws IOException {
        var log = folder.resolve("builds");
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }

    private record Result(int status, String output, String errors) {}

    private record Script(ProcessBuilder builder) {

        Script with(String name, String value) {
            builder.environment().put(name, value);
            return this;
        }

        Process start() throws IOException {
            return builder.start();
        }

        Result run() throws IOException, InterruptedException {
            var process = start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output, errors);
        }
    }
}
