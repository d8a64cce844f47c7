package io.slipway.testsystems.daemon;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One program of the cluster: started, started again when it dies, or kept down because a test wants it so. */
final class Program {

    private static final int DEATHS_THAT_ARE_TOO_MANY = 20;

    private final String name;
    private final Path work;
    private final List<String> command;
    private final Undertaker undertaker;
    private @Nullable Process process;
    private boolean wanted;
    private int deaths;

    Program(String name, Path work, List<String> command, Undertaker undertaker) {
        this.name = name;
        this.work = work;
        this.command = command;
        this.undertaker = undertaker;
    }

    synchronized void start() throws IOException {
        if (wanted) {
            return;
        }
        wanted = true;
        launch();
    }

    /** As if the machine had lost it. */
    synchronized void kill() throws InterruptedException {
        wanted = false;
        end();
    }

    synchronized boolean isWanted() {
        return wanted;
    }

    /** Called again and again: a program that died of itself comes back, as any node would bring it back. */
    synchronized void tend() throws IOException {
        if (!wanted || process == null || process.isAlive()) {
            return;
        }
        deaths++;
        System.out.println(name + " ended with status " + process.exitValue() + "; see " + log());
        undertaker.forget(process);
        if (deaths < DEATHS_THAT_ARE_TOO_MANY) {
            launch();
        }
    }

    synchronized boolean isHopeless() {
        return deaths >= DEATHS_THAT_ARE_TOO_MANY;
    }

    private void launch() throws IOException {
        process = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log().toFile()))
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        undertaker.watch(process);
    }

    private void end() throws InterruptedException {
        if (process == null) {
            return;
        }
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        undertaker.forget(process);
        process = null;
    }

    private Path log() {
        return work.resolve(name + ".log");
    }
}
