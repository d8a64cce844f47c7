package io.slipway.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.fault.Place;
import io.slipway.engine.fault.Quoted;
import io.slipway.engine.graph.TaskDefinition;
import io.slipway.engine.graph.TaskGraph;
import io.slipway.engine.run.RunPlan.Step;
import io.slipway.engine.task.Assignment;
import io.slipway.engine.task.Change;
import io.slipway.engine.task.Direction;
import io.slipway.engine.task.TaskContext;
import io.slipway.engine.task.TaskType;
import io.slipway.engine.task.TaskTypes;
import io.slipway.engine.values.Assigning;
import io.slipway.engine.values.Masking;
import io.slipway.engine.values.OutputsTaken;
import io.slipway.engine.values.RunInputs;
import io.slipway.engine.values.TaskIdentity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One look ahead at all tasks of a package, in their order: what is known of the outputs before a task decides whether
 * anything can be told of it; the questions to clusters then go side by side. No effects.
 */
final class PlanLook {

    private static final Logger LOG = LoggerFactory.getLogger(PlanLook.class);
    private static final String RUN = "plan";
    private static final int AT_ONCE = 4;

    /** Of a line of a difference; longer ones are cut, after the secrets in them were hidden. */
    private static final int LONGEST_LINE = 240;

    private final TaskGraph graph;
    private final Assigning assigning;
    private final RunInputs inputs;
    private final Masking masking;
    private final TaskTypes types;
    private final Path files;
    private final Path work;

    /** What tasks answer that install nothing in this mode; a skipped one answers nothing, which is known as well. */
    private final Map<String, JsonNode> outputs = new HashMap<>();

    private final Set<String> known = new HashSet<>();
    private final List<Fault> faults = Collections.synchronizedList(new ArrayList<>());

    PlanLook(TaskGraph graph, RunInputs inputs, Masking masking, TaskTypes types, Path files, Path work) {
        this.graph = graph;
        this.assigning = new Assigning(graph);
        this.inputs = inputs;
        this.masking = masking;
        this.types = types;
        this.files = files;
        this.work = work;
    }

    Faults faults() {
        return Faults.of(List.copyOf(faults));
    }

    List<Step> steps() {
        var threads = Executors.newFixedThreadPool(AT_ONCE, work -> {
            var thread = new Thread(work, "slipway-plan");
            thread.setDaemon(true);
            return thread;
        });
        try {
            var asked = new ArrayList<Asked>();
            for (var id : graph.order().inOrder()) {
                var task = graph.task(id).orElseThrow();
                asked.add(new Asked(task, ask(task, threads)));
            }
            var steps = new ArrayList<Step>();
            for (var one : asked) steps.add(step(one));
            return steps;
        } finally {
            threads.shutdownNow();
        }
    }

    private record Asked(TaskDefinition task, Future<Change> change) {}

    private Future<Change> ask(TaskDefinition task, ExecutorService threads) {
        return threads.submit(question(task));
    }

    private Callable<Change> question(TaskDefinition task) {
        var missing = outputsMissing(task);
        if (!missing.isEmpty()) return () -> Change.unknown(waitsFor(missing));
        var room = new PlanRoom(files, work.resolve(task.id()));
        var identity = new TaskIdentity(RUN, 1, task.id(), Direction.DO, 1);
        var assignment = assigning.assign(identity, types.get(task.type()), inputs, outputs, room);
        if (assignment instanceof Assignment.Skip skip) {
            known.add(task.id());
            return () -> Change.keep("Left out: " + skip.why());
        }
        if (assignment instanceof Assignment.Answer answer) return answered(task, answer);
        if (assignment instanceof Assignment.Broken broken) {
            fault("RUN-PLAN-TASK", "Task " + Quoted.of(task.id()) + " cannot be begun: " + broken.why());
            return () -> Change.unknown(broken.why());
        }
        return () -> look(task, ((Assignment.Work) assignment).context());
    }

    private Callable<Change> answered(TaskDefinition task, Assignment.Answer answer) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        answer.outputs().forEach(all::set);
        outputs.put(task.id(), all);
        known.add(task.id());
        var names = String.join(", ", new TreeSet<>(answer.outputs().keySet()));
        return () -> Change.keep(
                "Installs nothing in this mode" + (names.isEmpty() ? "." : ", and only answers " + names + "."));
    }

    /** By task: the outputs that it takes of tasks that have yet to run. */
    private Map<String, Set<String>> outputsMissing(TaskDefinition task) {
        var taken = OutputsTaken.by(task, types.get(task.type()));
        var missing = new HashMap<String, Set<String>>();
        taken.names().forEach(name -> missing.computeIfAbsent(name.task(), unknown -> new TreeSet<>())
                .add(name.key()));
        if (taken.takesAll())
            graph.order().allBefore(task.id()).forEach(before -> missing.putIfAbsent(before, Set.of("")));
        missing.keySet().removeAll(known);
        return missing;
    }

    private static String waitsFor(Map<String, Set<String>> missing) {
        var parts = missing.keySet().stream()
                .sorted()
                .map(task -> {
                    var names = missing.getOrDefault(task, Set.of()).stream()
                            .filter(name -> !name.isEmpty())
                            .collect(Collectors.joining(", "));
                    return Quoted.of(task) + (names.isEmpty() ? "" : " (" + names + ")");
                })
                .collect(Collectors.joining(" and "));
        return "Cannot be told before: it waits for the output of task " + parts + ".";
    }

    private Change look(TaskDefinition task, TaskContext context) {
        var type = types.get(task.type());
        try {
            var found = type.check(context);
            found.stream().forEach(this::add);
            return found.isEmpty() ? type.plan(context) : refused(type, context);
        } catch (RuntimeException unplanned) {
            LOG.warn("The look ahead at task {} failed: {}", task.id(), masking.mask(String.valueOf(unplanned)));
            return Change.unknown("The look ahead failed: " + unplanned.getMessage());
        }
    }

    /** What would be there to do all the same, as far as it can be told. */
    private static Change refused(TaskType type, TaskContext context) {
        var why = "Would be refused: see the faults.";
        try {
            var change = type.plan(context);
            return new Change(Change.Kind.UNKNOWN, why, change.diff(), change.seen());
        } catch (RuntimeException again) {
            return Change.unknown(why);
        }
    }

    private void fault(String code, String what) {
        add(new Fault(code, Place.UNKNOWN, what, "Correct the value, or the package."));
    }

    private void add(Fault fault) {
        faults.add(new Fault(fault.code(), fault.place(), masking.mask(fault.what()), masking.mask(fault.mend())));
    }

    private Step step(Asked asked) {
        try {
            var change = asked.change().get();
            return new Step(asked.task().id(), asked.task().type(), masked(change));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The look ahead was stopped.", stopped);
        } catch (ExecutionException broken) {
            throw new IllegalStateException("The look ahead broke off.", broken);
        }
    }

    private Change masked(Change change) {
        var lines = change.diff().lines().map(masking::mask).map(PlanLook::cut).collect(Collectors.joining("\n"));
        return new Change(change.kind(), masking.mask(change.what()), lines, change.seen());
    }

    private static String cut(String line) {
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…";
    }
}
