package io.slipway.adapters.shell;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Renews the leases of all scripts that somebody here waits for. Ends with this process, and the scripts some time after it. */
final class Leases implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Leases.class.getName());

    private final Set<ScriptFolder> held = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "slipway-script-leases");
        thread.setDaemon(true);
        return thread;
    });

    Leases(ShellSettings settings) {
        long beat = Math.max(50, settings.lease().toMillis() / 4);
        heart.scheduleWithFixedDelay(this::renewAll, beat, beat, TimeUnit.MILLISECONDS);
    }

    void hold(ScriptFolder folder) {
        renew(folder);
        held.add(folder);
    }

    void release(ScriptFolder folder) {
        held.remove(folder);
    }

    private void renewAll() {
        held.forEach(Leases::renew);
    }

    private static void renew(ScriptFolder folder) {
        try {
            folder.renew();
        } catch (IOException trouble) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The lease of a script cannot be renewed, so it will end itself soon. Is the disk full? "
                            + folder.path(),
                    trouble);
        }
    }

    @Override
    public void close() {
        heart.shutdownNow();
    }
}
