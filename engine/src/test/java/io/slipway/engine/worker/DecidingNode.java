package io.slipway.engine.worker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.graph.Dag;
import io.slipway.engine.run.Attempt;
import io.slipway.engine.run.Kept;
import io.slipway.engine.run.Result;
import io.slipway.engine.run.TaskEvents;
import io.slipway.engine.store.DatabaseAddress;
import io.slipway.engine.task.Assignment;
import io.slipway.engine.task.Direction;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.Probe;
import io.slipway.engine.task.TaskContext;
import io.slipway.engine.task.TaskInputs;
import io.slipway.engine.task.Tries;
import io.slipway.testsystems.PostgresDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.jdbc.core.JdbcTemplate;

/** A node with one type of task that does as a test says, and assignments that a test makes; runs do not know of each other. */
final class DecidingNode implements AutoCloseable {

    private static final Dag ONE = PlainGraph.beside(1);
    private static final Dag CHAIN = Dag.of(List.of("t0", "t1"), List.of(new Dag.Edge("t0", "t1")));

    private final ScriptedType type = new ScriptedType();
    private final Map<String, Assignment> assigned = new ConcurrentHashMap<>();
    private final Map<String, Kept.Answer> kept = new ConcurrentHashMap<>();
    private final List<String> events = Collections.synchronizedList(new ArrayList<>());
    private final TestNode node;

    DecidingNode(PostgresDatabase database) {
        var address = DatabaseAddress.parse(database.jdbcUrl(), database.user(), database.password());
        var hooks = WorkerHooks.of(this::assignment)
                .with((Kept) attempt -> kept.getOrDefault(attempt.key().run(), new Kept.Stay()))
                .with(new Listener());
        node = new TestNode(address, WorkerSettings.usual().withLease(Duration.ofSeconds(4)), List.of(type), hooks);
        node.deploy("one", ONE, "scripted");
        node.deploy("chain", CHAIN, "scripted");
        node.deploy("one-undo", ONE, "scripted");
        node.working();
    }

    ScriptedType type() {
        return type;
    }

    /** What is to be done with the tasks of a run; without a word of it, they are run once. */
    Map<String, Assignment> assigned() {
        return assigned;
    }

    Map<String, Kept.Answer> kept() {
        return kept;
    }

    void deploy(String process, int tasks) {
        node.deploy(process, PlainGraph.beside(tasks), "scripted");
    }

    void startRun(String process, String run) {
        node.startRun(process, run);
    }

    void startProcess(String process, String run) {
        node.startProcess(process, run);
    }

    void openRun(String run) {
        node.openRun(run);
    }

    JdbcTemplate jdbc() {
        return node.jdbc();
    }

    Worker worker() {
        return node.worker();
    }

    ProcessEngine engine() {
        return node.engine();
    }

    @Override
    public void close() {
        node.close();
    }

    private Assignment assignment(Attempt attempt) {
        var assignment = assigned.get(attempt.key().run());
        if (assignment instanceof Assignment.Work work)
            return work(attempt, work.context().inputs(), work.tries());
        return assignment == null ? new Assignment.Work(TestNode.context(attempt), Tries.ONE) : assignment;
    }

    private static Assignment work(Attempt attempt, TaskInputs inputs, Tries tries) {
        var plain = TestNode.context(attempt);
        return new Assignment.Work(
                new TaskContext(
                        plain.run(),
                        plain.round(),
                        plain.task(),
                        plain.direction(),
                        plain.attempt(),
                        inputs,
                        plain.room()),
                tries);
    }

    private final class Listener implements TaskEvents {
        @Override
        public void started(List<Attempt> attempts) {
            attempts.forEach(attempt -> events.add(attempt.key().run() + " started " + attempt.tries()));
        }

        @Override
        public void ended(List<Result> results) {
            results.forEach(result -> events.add(result.key().run() + " " + result.state()));
        }
    }

    List<String> events(String run) {
        return List.copyOf(events).stream()
                .filter(event -> event.startsWith(run + " "))
                .map(event -> event.substring(run.length() + 1))
                .toList();
    }

    void tries(String run, int most) {
        var wait = Duration.ofMillis(50);
        var inputs = TaskInputs.of(JsonNodeFactory.instance.objectNode());
        assigned.put(
                run,
                new Assignment.Work(
                        new TaskContext("", 1, "", Direction.DO, 1, inputs, new NoRoom()), new Tries(most, wait)));
    }

    void ends(String run) throws Exception {
        Waits.until(run + " ends", () -> node.isOver(run));
    }

    List<String> rows(String run) {
        return node.jdbc()
                .queryForList(
                        "select round || ' ' || task || ' ' || direction || ' ' || state || ' ' || tries from task_attempt "
                                + "where run = ? order by direction, round, task",
                        String.class,
                        run);
    }

    String text(String run, String column) {
        return String.valueOf(node.jdbc()
                .queryForList(
                        "select " + column + " from task_attempt where run = ? and " + column + " is not null",
                        String.class,
                        run));
    }

    long incidents(String run) {
        return node.engine().getRuntimeService().createIncidentQuery().list().stream()
                .filter(incident -> run.equals(node.engine()
                        .getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(incident.getProcessInstanceId())
                        .singleResult()
                        .getBusinessKey()))
                .count();
    }

    /** As after a crash: a row that says begun, and nobody who is at it. */
    void lost(String run) {
        node.openRun(run);
        node.jdbc()
                .update(
                        "insert into task_attempt (run, round, task, direction, state, attempt, epoch, owner, started_at) "
                                + "values (?, 1, 't0', 'DO', 'STARTED', 1, 1, 'lost', current_timestamp)",
                        run);
        type.probing(run, "t0", new Probe.Unknown("no probe"));
        node.startProcess("one", run);
    }

    /** Until it is stopped. */
    static Outcome forever(TaskContext task) throws InterruptedException {
        new CountDownLatch(1).await();
        return Outcome.done();
    }
}
