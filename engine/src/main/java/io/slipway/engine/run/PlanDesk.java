package io.slipway.engine.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.slipway.engine.run.GraphsInForce.InForce;
import io.slipway.engine.run.Run.Kind;
import io.slipway.engine.run.Run.Subject;
import io.slipway.engine.run.RunPlan.Part;
import io.slipway.engine.run.RunValues.Filled;
import io.slipway.engine.secrets.SecretKey;
import io.slipway.engine.task.TaskTypes;
import io.slipway.engine.values.Masking;
import io.slipway.engine.values.RunInputs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tells what a run would change before it is started, and whether that is still so when it is. */
public final class PlanDesk {

    private static final ObjectMapper SORTED =
            new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

    private final RunBook runs;
    private final PackageShelf packages;
    private final GraphsInForce graphs;
    private final RunMaterials materials;
    private final RunValues values;
    private final RunPolicy policy;
    private final TaskTypes types;
    private final PlanBook book;
    private final SecretKey key;
    private final Path work;

    /** @param work a folder for what a look ahead needs on disk; each takes its own away */
    public PlanDesk(
            RunBook runs,
            PackageShelf packages,
            GraphsInForce graphs,
            RunMaterials materials,
            RunValues values,
            RunPolicy policy,
            TaskTypes types,
            PlanBook book,
            SecretKey key,
            Path work) {
        this.runs = runs;
        this.packages = packages;
        this.graphs = graphs;
        this.materials = materials;
        this.values = values;
        this.policy = policy;
        this.types = types;
        this.book = book;
        this.key = key;
        this.work = work;
    }

    /**
     * A plan as it was told.
     *
     * @param digest with which a run may be started; empty where something stands against such a run
     */
    public record Told(RunPlan plan, String digest) {}

    /** What a run by this order would change. */
    public Told plan(RunOrder order, String by) {
        var plan = look(order);
        var digest = plan.faults().isEmpty() ? book.keep(parts(plan), by) : "";
        return new Told(plan, digest);
    }

    /** Refuses an order whose plan is no longer true. Nothing happens where it goes by none. */
    public void confirm(RunOrder order) {
        order.plan().ifPresent(digest -> compare(digest, () -> look(order)));
    }

    /** The same for a run that is about to begin, whoever started it: since then it may have waited for hours. */
    void confirm(Run run) {
        // What a retry has left to do was not in the plan.
        if (run.round() > 1) return;
        run.wishes().plan().ifPresent(digest -> compare(digest, () -> look(run)));
    }

    private interface Look {
        RunPlan now();
    }

    private void compare(String digest, Look look) {
        var planned = book.find(digest)
                .orElseThrow(() -> new RunProblem(
                        RunProblem.Kind.INVALID,
                        "There is no plan " + digest + " here. Make one with: slipway package plan"));
        var now = look.now();
        now.faults().throwIfPresent();
        PlanComparison.firstDifference(planned, parts(now)).ifPresent(difference -> {
            throw new RunProblem(RunProblem.Kind.CONFLICT, difference);
        });
    }

    private List<Part> parts(RunPlan plan) {
        return plan.parts(text -> key.signature("plan", text));
    }

    private RunPlan look(RunOrder order) {
        var digest = packages.digestOf(order.reference());
        if (packages.isApp(digest))
            throw new RunProblem(
                    RunProblem.Kind.INVALID,
                    "An app has no plan of its own: what is done is worked out in its run. See it before it happens with:"
                            + " slipway app install --approval");
        var inForce = graphs.of(digest);
        var graph = inForce.graph();
        policy.check(graph, order.target()).throwIfPresent();
        var name = graph.taskPackage().name();
        var version = graph.taskPackage().version().toString();
        var before = VersionRecord.of(version, runs.endedOf(name, order.target()));
        var subject = new Subject(Kind.RUN, digest, name, version, order.target(), before.mode(), before.fromVersion());
        var ahead = values.ahead(graph, order.values(), subject.bare()).orThrow();
        return look(subject, inForce, ahead.filled(), ahead.globalRevision());
    }

    private RunPlan look(Run run) {
        var material = materials.of(run);
        var filled = new Filled(material.inputs(), material.secrets());
        var itsOwn =
                new InForce(material.graph(), Optional.ofNullable(run.graphs().editedTasks()));
        return look(run.subject(), itsOwn, filled, run.globalRevision());
    }

    private RunPlan look(Subject subject, InForce inForce, Filled filled, int globalRevision) {
        var folder = folder();
        try {
            var masking = Masking.of(filled.secrets());
            var files = packages.files(subject.digest());
            var look = new PlanLook(inForce.graph(), filled.inputs(), masking, types, files, folder);
            var steps = look.steps();
            var values = signature(filled.inputs());
            return new RunPlan(subject, inForce.edited(), globalRevision, values, steps, look.faults());
        } finally {
            remove(folder);
        }
    }

    private String signature(RunInputs inputs) {
        try {
            var plain = new TreeMap<String, Object>(Map.of(
                    "values", SORTED.treeToValue(inputs.values(), Object.class),
                    "global", SORTED.treeToValue(inputs.global(), Object.class)));
            return key.signature("plan values", SORTED.writeValueAsString(plain));
        } catch (JsonProcessingException never) {
            throw new IllegalStateException(never);
        }
    }

    private Path folder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(work), "plan-");
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private static void remove(Path folder) {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
