package io.slipway.adapters.shell;

import io.slipway.engine.shell.Script;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Begins the wrapper of a script, which is the leader of its own session. */
final class Wrapper {

    private static final int LOOKS = 10;
    private static final String SESSION = "use POSIX; POSIX::setsid(); exec { $ARGV[0] } @ARGV; exit 127";

    private final ShellSettings settings;
    private final Path text;
    private final String apart;

    Wrapper(ShellSettings settings) throws IOException {
        this.settings = settings;
        this.text = settings.home().resolve("wrapper.sh");
        this.apart = apart();
        try (var source = Wrapper.class.getResourceAsStream("wrapper.sh")) {
            if (source == null) throw new IOException("The program lacks its own file wrapper.sh: install it again.");
            // By rename: a shell reads as it goes, and one of an earlier process may be reading.
            Disk.put(text, new String(source.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    /** macOS has no setsid, but Perl; a small Linux has no Perl, but setsid. */
    private static String apart() throws IOException {
        for (var program : List.of("setsid", "perl")) {
            for (var folder : Shell.PATH.split(":")) {
                var path = Path.of(folder, program);
                if (Files.isExecutable(path)) return path.toString();
            }
        }
        throw new IOException("Shell tasks need setsid or perl, and neither is in " + Shell.PATH
                + ". Install util-linux or perl, or switch shell tasks off by policy.taskPackages.shell: false.");
    }

    Process begin(Script script, ScriptFolder folder) throws IOException {
        var command = new ArrayList<String>();
        command.add(apart);
        if (apart.endsWith("perl")) command.addAll(List.of("-e", SESSION, "--"));
        command.addAll(List.of(
                "/bin/sh",
                text.toString(),
                folder.path().toString(),
                seconds(settings.lease().dividedBy(LOOKS)),
                String.valueOf(LOOKS),
                String.valueOf(settings.grace().toMillis() / 100),
                apart));
        command.addAll(script.command());
        var builder = new ProcessBuilder(command)
                .directory(folder.path().toFile())
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(script.environment());
        return builder.start();
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time.toMillis() / 1000.0);
    }
}
