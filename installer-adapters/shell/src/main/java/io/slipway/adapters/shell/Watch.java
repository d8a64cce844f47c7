package io.slipway.adapters.shell;

import io.slipway.engine.shell.ScriptEnd;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Stays with one script, begun here or by an earlier process, until it has ended. */
final class Watch {

    private static final long LOOK_MILLIS = 100;

    private final ScriptFolder folder;
    private final CompletableFuture<?> gone;
    private final ShellSettings settings;
    private final BooleanSupplier leaving;

    private Watch(ScriptFolder folder, CompletableFuture<?> gone, ShellSettings settings, BooleanSupplier leaving) {
        this.folder = folder;
        this.gone = gone;
        this.settings = settings;
        this.leaving = leaving;
    }

    /**
     * A script that was begun here.
     *
     * @param leaving whether who stops waiting does so because this process ends, which is no reason to end a script
     */
    static Watch over(Process wrapper, ScriptFolder folder, ShellSettings settings, BooleanSupplier leaving) {
        return new Watch(folder, wrapper.onExit(), settings, leaving);
    }

    /** A script that may have ended by now. */
    static Watch over(ScriptFolder folder, ShellSettings settings, BooleanSupplier leaving)
            throws IOException, InterruptedException {
        var wrapper = folder.wrapper();
        var handle = wrapper.isPresent() && wrapper.get().isAlive()
                ? ProcessHandle.of(wrapper.get().pid())
                : java.util.Optional.<ProcessHandle>empty();
        return new Watch(
                folder,
                handle.<CompletableFuture<?>>map(ProcessHandle::onExit)
                        .orElseGet(() -> CompletableFuture.completedFuture(null)),
                settings,
                leaving);
    }

    ScriptFolder folder() {
        return folder;
    }

    ScriptEnd untilItEnds(Consumer<String> log) throws IOException, InterruptedException {
        var tail = new LogTail(folder, settings.mostOutput(), log);
        var until = folder.until().orElse(Instant.MAX);
        try {
            while (!isGone()) {
                tail.pump();
                if (Instant.now().isAfter(until)) {
                    Ender.end(folder, settings.grace());
                    return new ScriptEnd.TimedOut(tail.finish());
                }
            }
        } catch (InterruptedException stop) {
            if (!leaving.getAsBoolean()) {
                Ender.endInAnyCase(folder, settings.grace());
                tail.finish();
            }
            throw stop;
        }
        return end(tail.finish());
    }

    private boolean isGone() throws InterruptedException {
        try {
            gone.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private ScriptEnd end(List<String> lastLines) throws IOException, InterruptedException {
        var ending = folder.ending();
        if (ending.isEmpty()) {
            Ender.end(folder, settings.grace());
            return new ScriptEnd.Lost("The process that kept its exit status was killed, and the script with it.");
        }
        return ending.get() == ScriptFolder.Ending.BY_ITSELF
                ? new ScriptEnd.Exited(folder.status(), lastLines)
                : new ScriptEnd.Lost(Traces.why(ending.get()));
    }
}
