package io.slipway.engine.install;

import io.slipway.engine.fault.Faults;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.Probe;
import io.slipway.engine.task.ResourceKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** What is done with one install task in the phases of its run: the kind says how, the book of operations says what. */
public final class InstallDesk {

    private static final Logger LOG = LoggerFactory.getLogger(InstallDesk.class);

    private final InstallTasks tasks;
    private final InstallKinds kinds;
    private final OperationBook book;

    public InstallDesk(InstallTasks tasks, InstallKinds kinds, OperationBook book) {
        this.tasks = tasks;
        this.kinds = kinds;
        this.book = book;
    }

    /** One task of one round of a run. */
    public record Ref(String run, int round, String task, String kind) {}

    public Faults check(Ref ref) {
        return kinds.get(ref.kind()).check(tasks.of(ref.run(), ref.kind()));
    }

    public Set<ResourceKey> first(Ref ref) {
        return kinds.get(ref.kind()).first(tasks.of(ref.run(), ref.kind()));
    }

    public Outcome third(Ref ref) throws InterruptedException {
        return orFailed(() -> kinds.get(ref.kind()).third(tasks.of(ref.run(), ref.kind()), todo(ref)));
    }

    public Outcome rollback(Ref ref) throws InterruptedException {
        return orFailed(() -> kinds.get(ref.kind()).rollback(tasks.of(ref.run(), ref.kind()), todo(ref)));
    }

    private interface Work {
        void go() throws InterruptedException;
    }

    /** What the store itself refuses may be otherwise in a moment. */
    private static Outcome orFailed(Work work) throws InterruptedException {
        try {
            work.go();
            return Outcome.done();
        } catch (DataAccessException refused) {
            LOG.warn("Operations could not be carried out.", refused);
            return new Outcome.Failed(
                    "The operations could not be carried out: "
                            + refused.getMostSpecificCause().getMessage(),
                    true);
        }
    }

    /** By each object that the operations name: as it was found, as it was to become, or neither. */
    public Probe probe(Ref ref) {
        var task = tasks.of(ref.run(), ref.kind());
        var kind = kinds.get(ref.kind());
        int done = 0;
        int undone = 0;
        var todo = todo(ref);
        for (var one : todo) {
            var now = kind.now(task, one.object());
            if (one.isDone(now)) done++;
            else if (one.isUndone(now)) undone++;
            else
                return new Probe.Unknown(ref.kind() + "/" + one.object()
                        + " is neither as it was found nor as it was to become: somebody else has changed it.");
        }
        if (undone == todo.size()) return new Probe.Absent();
        return done == todo.size() ? new Probe.Present(Map.of()) : new Probe.Partly();
    }

    private List<Operation> todo(Ref ref) {
        return book.of(ref.run(), ref.round(), ref.task())
                .orElseThrow(() ->
                        new IllegalStateException("What the task " + ref.task() + " has to do was never worked out."));
    }
}
