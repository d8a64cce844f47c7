package io.slipway.delegates.shell;

import io.slipway.engine.http.Downloads;
import io.slipway.engine.http.Downloads.Fetched;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes the command that runs a script. */
final class Launch {

    /** What came of it. */
    sealed interface Command {
        /** @param files to write beside the script first */
        record Ready(List<String> words, Map<String, String> files) implements Command {}

        record Broken(String why, boolean maySucceedLater) implements Command {}
    }

    private static final String FILE = "script.sh";

    private final Downloads downloads;
    private final Path packageFiles;
    private final List<String> shell;

    /** @param shell what is to read the scripts; empty where they say it themselves */
    Launch(Downloads downloads, Path packageFiles, String shell) {
        this.downloads = downloads;
        this.packageFiles = packageFiles;
        this.shell = words(shell);
    }

    private static List<String> words(String line) {
        return line.isBlank() ? List.of() : List.of(line.strip().split("\\s+"));
    }

    Command of(ScriptSource source, Path folder) throws InterruptedException {
        if (source instanceof ScriptSource.Text text) {
            var file = folder.resolve(FILE);
            return new Command.Ready(with(readerOf(text.text()), file, List.of()), Map.of(FILE, text.text()));
        }
        if (source instanceof ScriptSource.InPackage file) {
            var path = packageFiles.resolve(file.file()).toAbsolutePath().normalize();
            return new Command.Ready(with(readerOf(path), path, file.arguments()), Map.of());
        }
        if (source instanceof ScriptSource.Fetched fetched) return fetched(fetched);
        var faulty = (ScriptSource.Faulty) source;
        return new Command.Broken(faulty.what() + " " + faulty.mend(), false);
    }

    private Command fetched(ScriptSource.Fetched source) throws InterruptedException {
        var came = downloads.fetch(source.url(), source.sha256());
        if (came instanceof Fetched.Refused refused)
            return new Command.Broken(refused.why(), refused.maySucceedLater());
        var path = ((Fetched.File) came).path();
        return new Command.Ready(with(readerOf(path), path, source.arguments()), Map.of());
    }

    private static List<String> with(List<String> reader, Path script, List<String> arguments) {
        var command = new ArrayList<>(reader);
        command.add(script.toString());
        command.addAll(arguments);
        return command;
    }

    /** A script's first line says it; archives lose the mark of a program too easily to rely on it. */
    private List<String> readerOf(Path file) {
        if (!shell.isEmpty()) return shell;
        var start = start(file);
        boolean isBinary = start.indexOf('\0') >= 0;
        return isBinary ? List.of() : readerOf(start);
    }

    private List<String> readerOf(String text) {
        if (!shell.isEmpty()) return shell;
        if (!text.startsWith("#!")) return List.of("/bin/sh");
        var line = text.lines().findFirst().orElse("#!").substring(2).strip();
        return line.isEmpty() ? List.of("/bin/sh") : List.of(line.split("\\s+", 2));
    }

    private static String start(Path file) {
        try (var reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            var start = new char[256];
            int count = Math.max(0, reader.read(start));
            return new String(start, 0, count);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
