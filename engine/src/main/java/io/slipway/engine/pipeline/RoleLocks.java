package io.slipway.engine.pipeline;

import io.slipway.engine.store.DatabaseLock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/** One change of a role at a time, over all nodes: each writes the whole text, with the parts of everybody. */
final class RoleLocks {

    /** Lets go of the role. */
    interface Held extends AutoCloseable {
        @Override
        void close();
    }

    private final DataSource dataSource;
    private final Map<RoleName, ReentrantLock> here = new ConcurrentHashMap<>();

    RoleLocks(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    Held take(RoleName role) throws InterruptedException {
        var lock = here.computeIfAbsent(role, any -> new ReentrantLock());
        lock.lockInterruptibly();
        try {
            var everywhere = DatabaseLock.take(dataSource, "pipeline " + role);
            return () -> {
                everywhere.close();
                lock.unlock();
            };
        } catch (RuntimeException | Error refused) {
            lock.unlock();
            throw refused;
        }
    }
}
