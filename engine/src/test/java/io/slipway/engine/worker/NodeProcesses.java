package io.slipway.engine.worker;

import io.slipway.testsystems.PostgresDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Some nodes as processes, and a spare one that is at work as soon as one of them is dead. */
final class NodeProcesses implements AutoCloseable {

    private final List<String> command;
    private final Path log;
    private final List<Process> working = new ArrayList<>();
    private Process spare;
    private int deaths;

    NodeProcesses(String url, String user, String password, Path folder, Path log, int number) throws IOException {
        this.command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                CrashNode.class.getName(),
                url,
                user,
                password,
                folder.toString());
        this.log = log;
        this.spare = launch();
        for (int i = 0; i < number; i++) putToWork();
    }

    NodeProcesses(PostgresDatabase database, Path folder, Path log, int number) throws IOException {
        this(database.jdbcUrl(), database.user(), database.password(), folder, log, number);
    }

    private Process launch() throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private void putToWork() throws IOException {
        var stream = spare.getOutputStream();
        stream.write("work\n".getBytes(StandardCharsets.UTF_8));
        stream.flush();
        working.add(spare);
        spare = launch();
    }

    void kill(int number) throws InterruptedException {
        working.get(number % working.size()).destroyForcibly().waitFor();
    }

    /** Puts a spare one in the place of each dead one. */
    void replaceTheDead() throws IOException {
        var alive = working.stream().filter(Process::isAlive).toList();
        int dead = working.size() - alive.size();
        working.clear();
        working.addAll(alive);
        for (int i = 0; i < dead; i++) putToWork();
        deaths += dead;
    }

    int deaths() {
        return deaths;
    }

    boolean isOneDead() {
        return working.stream().anyMatch(process -> !process.isAlive());
    }

    @Override
    public void close() {
        working.forEach(Process::destroyForcibly);
        spare.destroyForcibly();
    }
}
