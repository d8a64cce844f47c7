package io.slipway.web.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.fault.Place;
import io.slipway.engine.install.InstallKind;
import io.slipway.engine.install.InstallKinds;
import io.slipway.engine.install.InstallProblem;
import io.slipway.engine.install.InstallTask;
import io.slipway.engine.install.Operation;
import io.slipway.engine.task.Probe;
import io.slipway.engine.task.ResourceKey;
import io.slipway.engine.task.TaskContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** A kind as it is, that fails where a test has placed a failure: real systems cannot be made to fail at each such place. */
final class FaultyKind implements InstallKind {

    /** When an install task can fail. */
    enum Moment {
        CHECK,
        SECOND,
        BEFORE_THIRD,
        AFTER_THIRD,
        /** The next task fails, and then the first try to put this one back does too. */
        ROLLBACK
    }

    /** @param kind empty for none */
    record Failure(String kind, Moment place) {
        static final Failure NONE = new Failure("", Moment.CHECK);
    }

    private final InstallKind real;
    private final AtomicReference<Failure> next;

    private FaultyKind(InstallKind real, AtomicReference<Failure> next) {
        this.real = real;
        this.next = next;
    }

    /** Puts itself around all kinds of a server; answers their names. */
    @SuppressWarnings("unchecked")
    static List<String> around(InstallKinds kinds, AtomicReference<Failure> next) throws ReflectiveOperationException {
        var field = InstallKinds.class.getDeclaredField("kinds");
        field.setAccessible(true);
        var map = (Map<String, InstallKind>) field.get(kinds);
        map.replaceAll((name, kind) -> new FaultyKind(kind, next));
        return new ArrayList<>(map.keySet());
    }

    private boolean fails(Moment place) {
        return new Failure(real.name(), place).equals(next.get());
    }

    private void failAt(Moment place) {
        if (fails(place)) throw new InstallProblem("A failure was placed here: " + next.get() + ".", false);
    }

    @Override
    public String name() {
        return real.name();
    }

    @Override
    public JsonNode config() {
        return real.config();
    }

    @Override
    public Faults check(InstallTask task) {
        if (!fails(Moment.CHECK)) return real.check(task);
        return Faults.of(new Fault("APP-PLACED", Place.UNKNOWN, "A failure was placed here.", "Take it away."));
    }

    @Override
    public Set<ResourceKey> first(InstallTask task) {
        return real.first(task);
    }

    @Override
    public List<Operation> second(InstallTask task) {
        failAt(Moment.SECOND);
        return real.second(task);
    }

    @Override
    public Set<String> installed(InstallTask task) {
        return real.installed(task);
    }

    @Override
    public Optional<JsonNode> now(InstallTask task, String object) {
        return real.now(task, object);
    }

    @Override
    public List<String> third(InstallTask task, List<Operation> todo, TaskContext context) throws InterruptedException {
        failAt(Moment.BEFORE_THIRD);
        var notes = real.third(task, todo, context);
        failAt(Moment.AFTER_THIRD);
        // To come to putting this one back, it has to fail itself when all of it is done.
        failAt(Moment.ROLLBACK);
        return notes;
    }

    @Override
    public List<String> rollback(InstallTask task, List<Operation> todo, TaskContext context)
            throws InterruptedException {
        if (fails(Moment.ROLLBACK)) {
            next.set(Failure.NONE);
            throw new InstallProblem("A failure was placed here.", false);
        }
        return real.rollback(task, todo, context);
    }

    @Override
    public List<String> caveats(InstallTask task, List<Operation> todo) {
        return real.caveats(task, todo);
    }

    @Override
    public Probe probe(InstallTask task, List<Operation> todo, TaskContext context) {
        return real.probe(task, todo, context);
    }
}
