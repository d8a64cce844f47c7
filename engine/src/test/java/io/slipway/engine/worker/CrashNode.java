package io.slipway.engine.worker;

import io.slipway.engine.run.Result;
import io.slipway.engine.run.TaskEvents;
import io.slipway.engine.store.DatabaseAddress;
import io.slipway.engine.task.Assignment.Work;
import io.slipway.engine.task.Direction;
import io.slipway.engine.task.Slot;
import io.slipway.engine.task.Tries;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * A node as a process of its own, to be killed. Starts to work when it reads a line, so that a spare one can stand by.
 * Arguments: database, user, password, folder.
 */
final class CrashNode {

    static final Duration LEASE = Duration.ofSeconds(2);

    private CrashNode() {}

    public static void main(String[] arguments) throws InterruptedException, IOException {
        var address = DatabaseAddress.parse(arguments[0], arguments[1], arguments[2]);
        var folder = Path.of(arguments[3]);
        var kills = Kills.in(folder);
        var type = new LedgerType(folder.resolve("ledger"), task -> millis(task.task()), kills);
        var hooks = WorkerHooks.of(attempt -> new Work(TestNode.context(attempt), Tries.ONE))
                .with(new DyingCompleter(kills));
        var settings = WorkerSettings.usual().withSlots(Slot.LIGHT, 10).withLease(LEASE);
        try (var node = new TestNode(address, settings, List.of(type), hooks)) {
            System.out.println("ready");
            if (System.in.read() < 0) return;
            node.working();
            System.out.println("working");
            Thread.sleep(Duration.ofMinutes(10).toMillis());
        }
    }

    private record DyingCompleter(Kills kills) implements TaskEvents {
        @Override
        public void ended(List<Result> results) {
            for (var result : results) {
                var forward = result.key().direction() == Direction.DO;
                kills.at(
                        forward ? Kills.Point.IN_THE_COMPLETER : Kills.Point.IN_THE_UNDO_COMPLETER,
                        result.key().task());
            }
        }
    }

    /** Most are short; a few are longer than the pause between kills and longer than a lease. */
    private static long millis(String task) {
        var random = new Random(task.hashCode());
        return random.nextInt(12) == 0 ? 1_500 : random.nextInt(150);
    }
}
