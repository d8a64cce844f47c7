package io.slipway.adapters.shell;

import io.slipway.engine.shell.Script;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The process that begins a script and is killed. */
final class OtherJvm {

    private OtherJvm() {}

    static ShellSettings settings(Path home, Duration lease) {
        return new ShellSettings(home, lease, Duration.ofSeconds(2), 1 << 20);
    }

    static Script script(String text) {
        return new Script(List.of("/bin/sh", "-c", text), Map.of("PATH", "/usr/bin:/bin"), Map.of(), Optional.empty());
    }

    public static void main(String[] arguments) throws InterruptedException {
        var scripts = new DetachedScripts(settings(Path.of(arguments[0]), Duration.parse(arguments[1])));
        scripts.start(script(arguments[3]), Path.of(arguments[2]), System.out::println);
    }

    static Process begin(Path home, Duration lease, Path folder, String text) throws java.io.IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherJvm.class.getName(),
                        home.toString(),
                        lease.toString(),
                        folder.toString(),
                        text)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
