package io.slipway.adapters.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.delegates.container.ContainerDelegate;
import io.slipway.delegates.kubernetes.KubernetesDelegate;
import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.secrets.SecretBox;
import io.slipway.engine.secrets.SecretKey;
import io.slipway.engine.site.SiteSettingsReader;
import io.slipway.engine.task.Direction;
import io.slipway.engine.task.TaskContext;
import io.slipway.engine.task.TaskInputs;
import io.slipway.engine.task.TaskRoom;
import io.slipway.engine.task.TaskType;
import io.slipway.engine.task.UndoRecord;
import io.slipway.testsystems.Cluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tasks of one package in a test's namespace, done as a worker does them. */
final class TaskOnCluster implements TaskRoom, AutoCloseable {

    final Stage stage;
    final List<String> log = Collections.synchronizedList(new ArrayList<>());
    final List<String> waits = Collections.synchronizedList(new ArrayList<>());
    final KubernetesDelegate kubernetes;
    final ContainerDelegate container;
    Duration timeout = Duration.ofSeconds(60);
    private final Path folder;

    TaskOnCluster(Cluster cluster, Path folder) throws IOException {
        this(new Stage(cluster, folder), folder);
    }

    /** On the stage of whoever may do less than the test itself. */
    TaskOnCluster(Stage stage, Path folder) throws IOException {
        this.stage = stage;
        this.folder = folder;
        var box = new SecretBox(SecretKey.generate());
        var policy = SiteSettingsReader.defaults().policy();
        kubernetes =
                new KubernetesDelegate(stage.clusters, stage.objects, stage.permissions, stage.readiness, box, policy);
        container = new ContainerDelegate(
                stage.clusters, stage.objects, stage.permissions, new FollowedJobs(stage.clusters));
        Files.createDirectories(packageFiles());
        Files.writeString(packageFiles().resolve("package.yaml"), "kind: TaskPackage\nname: shop\nversion: 1.0.0\n");
    }

    void file(String name, String text) throws IOException {
        var file = packageFiles().resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    TaskContext task(String run, String spec) {
        return task(run, Direction.DO, 1, spec);
    }

    TaskContext task(String run, Direction direction, int attempt, String spec) {
        var json = (ObjectNode) Api.parse(spec.replace('\'', '"'));
        json.put("namespace", stage.namespace);
        var none = JsonNodeFactory.instance.objectNode();
        var inputs = new TaskInputs(json, none, none, Map.of(), "install", "", "1.0.0", "prod", Optional.of(timeout));
        return new TaskContext(run, 1, "config", direction, attempt, inputs, this);
    }

    /** As a worker does it: the record first. */
    record Tried(UndoRecord before, io.slipway.engine.task.Outcome outcome) {}

    Tried run(TaskType type, String run, String spec) throws InterruptedException {
        var task = task(run, spec);
        var before = type.record(task);
        return new Tried(before, type.run(task));
    }

    /** Objects of the namespace of these kinds, status and managed bookkeeping aside. */
    Map<String, JsonNode> snapshot(String... kinds) {
        var all = new TreeMap<String, JsonNode>();
        for (var kind : kinds) {
            var parts = kind.split(" ");
            for (var object : stage.objects.labelled("", parts[0], parts[1], stage.namespace, "", "")) {
                object.remove("status");
                object.withObject("metadata")
                        .remove(List.of("managedFields", "resourceVersion", "generation", "uid", "creationTimestamp"));
                var annotations = object.path("metadata").path("annotations");
                if (annotations instanceof ObjectNode notes) notes.remove("deployment.kubernetes.io/revision");
                all.put(KubernetesObjects.refOf(object).toString(), object);
            }
        }
        return all;
    }

    Optional<ObjectNode> find(String apiVersion, String kind, String name) {
        var ref = new ObjectRef(apiVersion, kind, stage.namespace, name);
        return Optional.ofNullable(stage.objects.find("", List.of(ref)).get(ref));
    }

    @Override
    public Path packageFiles() {
        return folder.resolve("package");
    }

    @Override
    public Path folder() {
        return folder.resolve("try");
    }

    @Override
    public void log(String line) {
        log.add(line);
    }

    @Override
    public void waitsFor(String what) {
        waits.add(what);
    }

    @Override
    public JsonNode services() {
        return JsonNodeFactory.instance.objectNode();
    }

    @Override
    public Map<String, String> access() {
        return Map.of();
    }

    @Override
    public void close() {
        stage.close();
    }
}
