package io.slipway.engine.worker;

import io.slipway.engine.store.DatabaseAddress;
import io.slipway.engine.task.Slot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** A node as a process of its own, to be killed. Arguments: database, user, password, ledger. */
final class CrashNode {

    static final Duration LEASE = Duration.ofSeconds(2);

    private CrashNode() {}

    public static void main(String[] arguments) throws InterruptedException {
        var address = DatabaseAddress.parse(arguments[0], arguments[1], arguments[2]);
        var type = new LedgerType(Path.of(arguments[3]), task -> millis(task.task()));
        try (var node = new TestNode(
                        address,
                        WorkerSettings.usual().withSlots(Slot.LIGHT, 10).withLease(LEASE),
                        List.of(type))
                .working()) {
            System.out.println("working");
            Thread.sleep(Duration.ofMinutes(10).toMillis());
        }
    }

    /** Most are short; a few are longer than the pause between kills and longer than a lease. */
    private static long millis(String task) {
        var random = new Random(task.hashCode());
        return random.nextInt(12) == 0 ? 1_500 : random.nextInt(150);
    }
}
