package io.slipway.adapters.shell;

import io.slipway.engine.shell.Script;
import io.slipway.engine.shell.ScriptEnd;
import io.slipway.engine.shell.Scripts;
import io.slipway.engine.shell.Trace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;

/** Scripts in sessions of their own, each under a wrapper that knows its end when this process does not live to see it. */
public final class DetachedScripts implements Scripts, AutoCloseable {

    private final ShellSettings settings;
    private final Wrapper wrapper;
    private final Leases leases;
    private final String node;
    private volatile boolean leaving;

    /** @throws UncheckedIOException where scripts cannot run here at all */
    public DetachedScripts(ShellSettings settings) {
        this.settings = settings;
        try {
            Disk.make(settings.home());
            this.node = nodeOf(settings.home().resolve("node"));
            this.wrapper = new Wrapper(settings);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
        this.leases = new Leases(settings);
    }

    /** Lies where the folders lie, so it is lost exactly when they are. */
    private static String nodeOf(Path file) throws IOException {
        if (Disk.read(file).isEmpty()) Disk.put(file, UUID.randomUUID().toString());
        return Disk.read(file);
    }

    @Override
    public String node() {
        return node;
    }

    /** A look at the lease may come late by one, and the script's end takes its grace. */
    @Override
    public Duration fence() {
        return settings.lease().multipliedBy(5).dividedBy(4).plus(settings.grace());
    }

    @Override
    public ScriptEnd start(Script script, Path path, Consumer<String> log) throws InterruptedException {
        var folder = new ScriptFolder(path);
        try {
            stop(path);
            folder.prepare(script);
            return stay(Watch.over(wrapper.begin(script, folder), folder, settings, this::isLeaving), log);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    @Override
    public ScriptEnd attach(Path path, Consumer<String> log) throws InterruptedException {
        var folder = new ScriptFolder(path);
        try {
            return stay(Watch.over(folder, settings, this::isLeaving), log);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private ScriptEnd stay(Watch watch, Consumer<String> log) throws IOException, InterruptedException {
        leases.hold(watch.folder());
        try {
            return watch.untilItEnds(log);
        } finally {
            leases.release(watch.folder());
        }
    }

    @Override
    public Trace trace(Path path) throws InterruptedException {
        try {
            return Traces.of(new ScriptFolder(path), settings);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    @Override
    public void stop(Path path) throws InterruptedException {
        var folder = new ScriptFolder(path);
        if (!folder.isThere()) return;
        try {
            Ender.end(folder, settings.grace());
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private boolean isLeaving() {
        return leaving;
    }

    @Override
    public void leave() {
        leaving = true;
    }

    /** Scripts go on for one lease: the next process of this node may come for them. */
    @Override
    public void close() {
        leases.close();
    }
}
