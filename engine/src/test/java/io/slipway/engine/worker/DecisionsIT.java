package io.slipway.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.graph.Dag;
import io.slipway.engine.run.Attempt;
import io.slipway.engine.run.Kept;
import io.slipway.engine.run.Result;
import io.slipway.engine.run.TaskEvents;
import io.slipway.engine.store.DatabaseAddress;
import io.slipway.engine.task.Assignment;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.Outcome.Failed;
import io.slipway.engine.task.Probe;
import io.slipway.engine.task.TaskContext;
import io.slipway.engine.task.TaskInputs;
import io.slipway.engine.task.Tries;
import io.slipway.testsystems.ExpectedErrors;
import io.slipway.testsystems.PostgresDatabase;
import io.slipway.testsystems.WithPostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a worker makes of answers, failures and people's words. One node for all of it; each test has runs of its own. */
@WithPostgres
class DecisionsIT {

    private static final Dag ONE = PlainGraph.beside(1);
    private static final Dag CHAIN = Dag.of(List.of("t0", "t1"), List.of(new Dag.Edge("t0", "t1")));

    private static final ScriptedType TYPE = new ScriptedType();
    private static final Map<String, Assignment> ASSIGNED = new ConcurrentHashMap<>();
    private static final Map<String, Kept.Answer> KEPT = new ConcurrentHashMap<>();
    private static final List<String> EVENTS = Collections.synchronizedList(new ArrayList<>());
    private static TestNode node;

    @BeforeAll
    static void start(PostgresDatabase database) {
        var address = DatabaseAddress.parse(database.jdbcUrl(), database.user(), database.password());
        var hooks = WorkerHooks.of(DecisionsIT::assigned)
                .with((Kept) attempt -> KEPT.getOrDefault(attempt.key().run(), new Kept.Stay()))
                .with(new Listener());
        node = new TestNode(address, WorkerSettings.usual().withLease(Duration.ofSeconds(4)), List.of(TYPE), hooks);
        node.deploy("one", ONE, "scripted");
        node.deploy("chain", CHAIN, "scripted");
        node.deploy("one-undo", ONE, "scripted");
        node.deploy("many", PlainGraph.beside(300), "scripted");
        node.deploy("few", PlainGraph.beside(5), "scripted");
        node.working();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    private static Assignment assigned(Attempt attempt) {
        var assignment = ASSIGNED.get(attempt.key().run());
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

    private static final class Listener implements TaskEvents {
        @Override
        public void started(List<Attempt> attempts) {
            attempts.forEach(attempt -> EVENTS.add(attempt.key().run() + " started " + attempt.tries()));
        }

        @Override
        public void ended(List<Result> results) {
            results.forEach(result -> EVENTS.add(result.key().run() + " " + result.state()));
        }
    }

    private static List<String> events(String run) {
        return List.copyOf(EVENTS).stream()
                .filter(event -> event.startsWith(run + " "))
                .map(event -> event.substring(run.length() + 1))
                .toList();
    }

    private static void tries(String run, int most) {
        var wait = Duration.ofMillis(50);
        var inputs = TaskInputs.of(JsonNodeFactory.instance.objectNode());
        ASSIGNED.put(
                run,
                new Assignment.Work(
                        new TaskContext("", 1, "", io.slipway.engine.task.Direction.DO, 1, inputs, new NoRoom()),
                        new Tries(most, wait)));
    }

    private static void ends(String run) throws Exception {
        Waits.until(run + " ends", () -> node.isOver(run));
    }

    private static List<String> rows(String run) {
        return node.jdbc()
                .queryForList(
                        "select round || ' ' || task || ' ' || direction || ' ' || state || ' ' || tries from task_attempt "
                                + "where run = ? order by direction, round, task",
                        String.class,
                        run);
    }

    private static String text(String run, String column) {
        return String.valueOf(node.jdbc()
                .queryForList(
                        "select " + column + " from task_attempt where run = ? and " + column + " is not null",
                        String.class,
                        run));
    }

    private static long incidents(String run) {
        return node.engine().getRuntimeService().createIncidentQuery().list().stream()
                .filter(incident -> run.equals(node.engine()
                        .getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(incident.getProcessInstanceId())
                        .singleResult()
                        .getBusinessKey()))
                .count();
    }

    @Test
    void aTaskLeftOutIsSkippedAndOneThatOnlyAnswersIsDoneWithoutBeingRun() throws Exception {
        ASSIGNED.put("skip", new Assignment.Skip("not today"));
        ASSIGNED.put("answer", new Assignment.Answer(Map.of("x", JsonNodeFactory.instance.numberNode(7))));
        node.startRun("one", "skip");
        node.startRun("one", "answer");
        ends("skip");
        ends("answer");

        assertThat(rows("skip")).containsExactly("1 t0 DO SKIPPED 0");
        assertThat(rows("answer")).containsExactly("1 t0 DO DONE 0");
        assertThat(text("answer", "outputs")).isEqualTo("[{\"x\":7}]");
        assertThat(TYPE.calls("skip")).isEmpty();
        assertThat(TYPE.calls("answer")).isEmpty();
    }

    @Test
    void aBrokenTaskFailsAndHasNothingToPutBack() throws Exception {
        ASSIGNED.put("broken", new Assignment.Broken("values.x has no value."));
        node.startRun("one", "broken");
        ends("broken");
        node.startProcess("one-undo", "broken");
        ends("broken");

        assertThat(rows("broken")).containsExactly("1 t0 DO FAILED 0", "1 t0 UNDO SKIPPED 0");
        assertThat(text("broken", "error")).isEqualTo("[values.x has no value.]");
        assertThat(TYPE.calls("broken")).isEmpty();
    }

    @Test
    void aFailureThatMayPassIsTriedAgainAfterAskingTheWorld() throws Exception {
        tries("again", 3);
        TYPE.doing("again", "t0", task -> task.attempt() < 3 ? new Failed("not yet", true) : Outcome.done());
        node.startRun("one", "again");
        ends("again");

        assertThat(TYPE.calls("again")).containsExactly("do t0 1", "probe t0 2", "do t0 2", "probe t0 3", "do t0 3");
        assertThat(rows("again")).containsExactly("1 t0 DO DONE 3");
        assertThat(events("again"))
                .containsExactly("started 1", "RETRYING", "started 2", "RETRYING", "started 3", "DONE");
    }

    @Test
    void aTryThatFailedAndWasThereAllTheSameIsNotRepeated() throws Exception {
        tries("there", 3);
        TYPE.doing("there", "t0", task -> new Failed("lost the answer", true))
                .probing("there", "t0", new Probe.Present(Map.of()));
        node.startRun("one", "there");
        ends("there");

        assertThat(TYPE.calls("there")).containsExactly("do t0 1", "probe t0 2");
        assertThat(rows("there")).containsExactly("1 t0 DO DONE 2");
    }

    @Test
    void afterItsLastTryATaskFailsAndTheRunWithIt() throws Exception {
        tries("never", 2);
        TYPE.doing("never", "t0", task -> new Failed("no", true));
        node.startRun("chain", "never");
        ends("never");

        assertThat(rows("never")).containsExactly("1 t0 DO FAILED 2", "1 t1 DO SKIPPED 1");
    }

    @Test
    void aTaskThatTakesTooLongIsStoppedAndFails() throws Exception {
        var limit = new TaskInputs(
                JsonNodeFactory.instance.objectNode(),
                JsonNodeFactory.instance.objectNode(),
                JsonNodeFactory.instance.objectNode(),
                Map.of(),
                "install",
                "",
                "",
                "",
                Optional.of(Duration.ofMillis(200)));
        ASSIGNED.put(
                "late",
                new Assignment.Work(
                        new TaskContext("", 1, "", io.slipway.engine.task.Direction.DO, 1, limit, new NoRoom()),
                        Tries.ONE));
        TYPE.doing("late", "t0", DecisionsIT::forever);
        node.startRun("one", "late");
        ends("late");

        assertThat(rows("late")).containsExactly("1 t0 DO FAILED 1");
        assertThat(text("late", "error")).isEqualTo("[It took longer than 200 ms.]");
    }

    private static Outcome forever(TaskContext task) throws InterruptedException {
        new CountDownLatch(1).await();
        return Outcome.done();
    }

    @Test
    @ExpectedErrors("a bug")
    void whatNobodyPlannedForIsAFailureThatSaysSo() throws Exception {
        TYPE.doing("bug", "t0", task -> {
            throw new IllegalStateException("a bug");
        });
        node.startRun("one", "bug");
        ends("bug");

        assertThat(text("bug", "error")).contains("scripted failed in a way that nobody planned for: a bug");
    }

    @Test
    void anUndoIsTriedThreeTimesThenWaitsForAPersonWhoRetriesIt() throws Exception {
        tries("undo", 1);
        var works = new AtomicInteger();
        TYPE.undoing("undo", "t0", task -> works.get() > 0 ? Outcome.done() : new Failed("no", true))
                .probing("undo", "t0", new Probe.Present(Map.of()));
        node.startRun("one", "undo");
        ends("undo");
        node.startProcess("one-undo", "undo");
        Waits.until("stuck", () -> rows("undo").contains("1 t0 UNDO STUCK 3"));
        assertThat(incidents("undo")).isEqualTo(1);

        works.set(1);
        assertThat(node.worker().stuckTasks().retry("undo", "t0")).isTrue();
        ends("undo");
        assertThat(rows("undo")).containsExactly("1 t0 DO DONE 1", "1 t0 UNDO DONE 1");
        assertThat(node.worker().stuckTasks().retry("undo", "t0"))
                .as("stuck no more")
                .isFalse();
    }

    @Test
    void aStuckUndoThatAPersonMarksAsDoneLetsTheRunGoOn() throws Exception {
        TYPE.undoing("marked", "t0", task -> new Failed("for good", false));
        node.startRun("one", "marked");
        ends("marked");
        node.startProcess("one-undo", "marked");
        Waits.until("stuck", () -> rows("marked").contains("1 t0 UNDO STUCK 1"));
        assertThat(node.worker().stuckTasks().markDone("marked", "t0", "removed by hand", "alice"))
                .isTrue();
        ends("marked");

        assertThat(rows("marked")).containsExactly("1 t0 DO DONE 1", "1 t0 UNDO DONE 1");
        assertThat(text("marked", "note")).isEqualTo("[removed by hand (alice)]");
    }

    /** As after a crash: a row that says begun, and nobody who is at it. */
    private static void lost(String run) {
        node.openRun(run);
        node.jdbc()
                .update(
                        "insert into task_attempt (run, round, task, direction, state, attempt, epoch, owner, started_at) "
                                + "values (?, 1, 't0', 'DO', 'STARTED', 1, 1, 'lost', current_timestamp)",
                        run);
        TYPE.probing(run, "t0", new Probe.Unknown("no probe"));
        node.startProcess("one", run);
    }

    @Test
    void whatNobodyCanTellAfterACrashWaitsForAPersonAndARetryRunsIt() throws Exception {
        lost("lost");
        Waits.until("stuck", () -> rows("lost").contains("1 t0 DO STUCK 1"));
        assertThat(TYPE.calls("lost")).containsExactly("probe t0 1");

        assertThat(node.worker().stuckTasks().retry("lost", "t0")).isTrue();
        ends("lost");
        assertThat(TYPE.calls("lost")).containsExactly("probe t0 1", "probe t0 1", "do t0 1");
        assertThat(rows("lost")).containsExactly("1 t0 DO DONE 1");
    }

    @Test
    void afterACrashTheWorldIsAskedOnceWhatWasBegunMustHaveEnded() throws Exception {
        TYPE.outliving("fenced", Duration.ofSeconds(1));
        var before = System.nanoTime();
        lost("fenced");
        Waits.until("asked", () -> TYPE.calls("fenced").contains("probe t0 1"));
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofSeconds(1));
    }

    @Test
    void nothingIsWaitedForBeforeARepeatOnPurpose() throws Exception {
        tries("unfenced", 2);
        TYPE.outliving("unfenced", Duration.ofHours(1))
                .doing("unfenced", "t0", task -> new Failed("busy", true))
                .probing("unfenced", "t0", new Probe.Present(Map.of()));
        node.startRun("one", "unfenced");
        ends("unfenced");
        assertThat(rows("unfenced")).containsExactly("1 t0 DO DONE 2");
    }

    @Test
    void aCancelledRunCountsAnUnknownTaskAsBegun() throws Exception {
        lost("cancelled");
        Waits.until("stuck", () -> rows("cancelled").contains("1 t0 DO STUCK 1"));
        node.jdbc().update("update run set ending = 'cancelled' where id = 'cancelled'");
        ends("cancelled");

        assertThat(rows("cancelled")).containsExactly("1 t0 DO FAILED 1");
        assertThat(incidents("cancelled")).isZero();
    }

    @Test
    void aCancelledRunDoesNotWaitForItsNextTry() throws Exception {
        tries("patient", 5);
        ASSIGNED.computeIfPresent(
                "patient",
                (run, work) ->
                        new Assignment.Work(((Assignment.Work) work).context(), new Tries(5, Duration.ofMinutes(4))));
        TYPE.doing("patient", "t0", task -> new Failed("later", true));
        node.startRun("one", "patient");
        Waits.until("waits", () -> rows("patient").contains("1 t0 DO RETRYING 1"));
        node.jdbc().update("update run set ending = 'cancelled' where id = 'patient'");
        ends("patient");

        assertThat(rows("patient")).containsExactly("1 t0 DO FAILED 1");
    }

    @Test
    void aFailFastRunStopsWhatIsRunning() throws Exception {
        TYPE.doing("fast", "t0", DecisionsIT::forever);
        node.startRun("one", "fast");
        Waits.until("runs", () -> !TYPE.calls("fast").isEmpty());
        node.jdbc()
                .update(
                        "update run set ending = 'failed', failed_task = 't9', reason = 'no room', fail_fast = true where id = 'fast'");
        ends("fast");

        assertThat(rows("fast")).containsExactly("1 t0 DO FAILED 1");
        assertThat(text("fast", "error")).isEqualTo("[Stopped because the task t9 failed: no room]");
    }

    @Test
    void aKeptTaskStaysIsExecutedAgainOrRefuses() throws Exception {
        for (var run : List.of("stays", "again-kept", "refused")) {
            node.openRun(run);
            node.jdbc().update("update run set round = 2 where id = ?", run);
            node.jdbc()
                    .update(
                            "insert into task_attempt (run, round, task, direction, state, attempt, epoch, owner, outputs, started_at) "
                                    + "values (?, 2, 't0', 'DO', 'KEPT', 0, 0, '', '{\"a\":1}', current_timestamp)",
                            run);
        }
        KEPT.put("again-kept", new Kept.Again());
        KEPT.put("refused", new Kept.Refused("It cannot be executed twice."));
        for (var run : List.of("stays", "again-kept", "refused")) {
            node.startProcess("one", run);
            ends(run);
        }

        assertThat(rows("stays")).containsExactly("2 t0 DO KEPT 1");
        assertThat(text("stays", "outputs")).isEqualTo("[{\"a\":1}]");
        assertThat(TYPE.calls("stays")).isEmpty();
        assertThat(rows("again-kept")).containsExactly("2 t0 DO DONE 1");
        assertThat(TYPE.calls("again-kept")).containsExactly("do t0 1");
        assertThat(rows("refused")).containsExactly("2 t0 DO FAILED 1");
        assertThat(text("refused", "error")).isEqualTo("[It cannot be executed twice.]");
    }

    @Test
    void aPausedRunBeginsNothingAndGoesOnWithinASecondOfItsResume() throws Exception {
        var let = new CountDownLatch(1);
        TYPE.doing("paused", "t0", task -> {
            let.await();
            return Outcome.done();
        });
        node.startRun("chain", "paused");
        Waits.until("runs", () -> !TYPE.calls("paused").isEmpty());
        node.jdbc().update("update run set state = 'paused' where id = 'paused'");
        let.countDown();
        Waits.until("t1 is parked", () -> node.worker().isParked("paused"));
        // Longer than a lease: what is parked is kept, and nobody takes it.
        var since = System.nanoTime();
        Waits.until(
                "time passes",
                () -> System.nanoTime() - since > Duration.ofSeconds(5).toNanos());
        assertThat(rows("paused")).containsExactly("1 t0 DO DONE 1");

        node.jdbc().update("update run set state = 'running' where id = 'paused'");
        Waits.until("t1 runs", Duration.ofSeconds(3), () -> TYPE.calls("paused").contains("do t1 1"));
        ends("paused");
        assertThat(rows("paused")).containsExactly("1 t0 DO DONE 1", "1 t1 DO DONE 1");
        assertThat(node.jdbc()
                        .queryForObject("select max(attempt) from task_attempt where run = 'paused'", Integer.class))
                .isEqualTo(1);
    }

    @Test
    void aResultOfASuspendedProcessIsKeptUntilItIsActiveAgain() throws Exception {
        var let = new CountDownLatch(1);
        TYPE.doing("held", "t0", task -> {
            let.await();
            return Outcome.done();
        });
        node.startRun("chain", "held");
        Waits.until("runs", () -> !TYPE.calls("held").isEmpty());
        var runtime = node.engine().getRuntimeService();
        var instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey("held")
                .singleResult()
                .getId();
        runtime.suspendProcessInstanceById(instance);
        // Longer than a lease.
        var since = System.nanoTime();
        Waits.until(
                "time passes",
                () -> System.nanoTime() - since > Duration.ofSeconds(5).toNanos());
        let.countDown();
        Waits.until("the result is written", () -> rows("held").contains("1 t0 DO DONE 1"));
        runtime.activateProcessInstanceById(instance);
        ends("held");

        assertThat(TYPE.calls("held")).containsExactly("do t0 1", "do t1 1");
    }

    @Test
    void aSmallRunIsNotHeldUpByALargeOneThatBeganBefore() throws Exception {
        IntStream.range(0, 300)
                .forEach(i -> TYPE.doing("large", "t" + i, task -> {
                    Thread.sleep(200);
                    return Outcome.done();
                }));
        node.startRun("many", "large");
        Waits.until("the large one is under way", () -> TYPE.calls("large").size() > 32);
        node.startRun("few", "small");
        ends("small");

        assertThat(TYPE.calls("large").size())
                .as("tasks of the large run that were begun before the small one was over")
                .isLessThan(250);
        ends("large");
    }
}
