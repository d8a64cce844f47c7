package io.slipway.adapters.pipelines;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.cluster.ClusterObjects;
import io.slipway.engine.cluster.ClusterProblem;
import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.cluster.Readiness;
import io.slipway.engine.cluster.Readiness.Waited;
import io.slipway.engine.cluster.Written;
import io.slipway.engine.pipeline.PipelineTarget;
import io.slipway.engine.pipeline.TargetProblem;
import io.slipway.engine.pipeline.TextDigest;
import io.slipway.engine.site.Instance.ConfigMap;
import io.slipway.engine.site.Instance.Rollout;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A key of a ConfigMap, and the workload that is rolled out when it has changed. */
final class ConfigMapTarget implements PipelineTarget {

    /** On the pods: which text they run. Another one makes others of them, the same one leaves them alone. */
    static final String DIGEST = "slipway.io/pipeline-digest";

    private static final String MANAGED_BY = "app.kubernetes.io/managed-by";
    private static final int MOST_TRIES = 5;
    private static final Map<String, String> KINDS =
            Map.of("deployment", "Deployment", "statefulset", "StatefulSet", "daemonset", "DaemonSet");

    private final ConfigMap map;
    private final String key;
    private final ClusterObjects objects;
    private final Readiness readiness;
    private final Duration limit;

    ConfigMapTarget(ConfigMap map, String key, ClusterObjects objects, Readiness readiness, Duration limit) {
        this.map = map;
        this.key = key;
        this.objects = objects;
        this.readiness = readiness;
        this.limit = limit;
    }

    @Override
    public String name() {
        var cluster = map.cluster().map(name -> name + "/").orElse("");
        return "configMap:" + cluster + map.namespace() + "/" + map.name() + "/" + key;
    }

    /** Its pods have addresses of their own. */
    @Override
    public String host() {
        var cluster = map.cluster().map(name -> name + "/").orElse("");
        return "pods:" + cluster + map.namespace() + "/"
                + map.rollout().map(one -> one.kind() + "/" + one.name()).orElse(map.name());
    }

    @Override
    public String fileName() {
        return key;
    }

    private String cluster() {
        return map.cluster().orElse("");
    }

    private ObjectRef ref() {
        return new ObjectRef("v1", "ConfigMap", map.namespace(), map.name());
    }

    private Optional<ObjectNode> live(ObjectRef ref) {
        return Optional.ofNullable(objects.find(cluster(), List.of(ref)).get(ref));
    }

    @Override
    public Optional<String> read() throws TargetProblem {
        return asking(() -> live(ref()).flatMap(this::text));
    }

    private Optional<String> text(ObjectNode live) {
        var text = live.path("data").path(key);
        return text.isTextual() ? Optional.of(text.asText()) : Optional.empty();
    }

    @Override
    public void write(Content content, Consumer<String> waits) throws TargetProblem, InterruptedException {
        asking(() -> {
            put(content.text());
            return content;
        });
        if (map.rollout().isEmpty()) return;
        var rollout = map.rollout().get();
        if (asking(() -> mark(rollout, content))) await(rollout, waits);
    }

    private void put(Optional<String> text) throws TargetProblem {
        for (int tries = 1; ; tries++) {
            var live = live(ref());
            if (live.flatMap(this::text).equals(text)) return;
            if (isDone(live.isPresent() ? change(live.get(), text) : make(text.orElse("")), tries)) return;
        }
    }

    /** One that we have made ourselves goes with the last thing in it. */
    private Written change(ObjectNode live, Optional<String> text) {
        var data = live.withObject("data");
        text.ifPresentOrElse(given -> data.put(key, given), () -> data.remove(key));
        boolean isOurs =
                live.path("metadata").path("labels").path(MANAGED_BY).asText().equals("slipway");
        boolean isEmpty = data.isEmpty() && live.path("binaryData").isEmpty();
        return isOurs && isEmpty ? objects.delete(cluster(), ref(), false) : objects.replace(cluster(), live);
    }

    private Written make(String text) {
        var fresh =
                JsonNodeFactory.instance.objectNode().put("apiVersion", "v1").put("kind", "ConfigMap");
        var metadata = fresh.putObject("metadata").put("name", map.name()).put("namespace", map.namespace());
        metadata.putObject("labels").put(MANAGED_BY, "slipway");
        fresh.putObject("data").put(key, text);
        return objects.create(cluster(), fresh);
    }

    /** Somebody else may have been quicker: then it is looked at again. */
    private static boolean isDone(Written written, int tries) throws TargetProblem {
        if (written instanceof Written.Stored) return true;
        if (written instanceof Written.Outdated outdated && tries >= MOST_TRIES)
            throw new TargetProblem(outdated.why(), true);
        if (written instanceof Written.Refused refused) throw new TargetProblem(refused.why(), refused.retryable());
        if (written instanceof Written.Nowhere nowhere) throw new TargetProblem(nowhere.why(), false);
        if (written instanceof Written.Conflicting other) throw new TargetProblem(other.sentence(), false);
        return false;
    }

    private static ObjectRef ref(Rollout rollout, String namespace) {
        var kind = KINDS.getOrDefault(rollout.kind().toLowerCase(Locale.ROOT), rollout.kind());
        return new ObjectRef("apps/v1", kind, namespace, rollout.name());
    }

    /**
     * Replaced as a whole at the state that was seen: an apply would take away what else we have applied to it.
     *
     * @return whether there is something to wait for; on the way back its absence is no trouble
     */
    private boolean mark(Rollout rollout, Content content) throws TargetProblem {
        var workload = ref(rollout, map.namespace());
        UnaryOperator<ObjectNode> marking = live -> marked(live, content);
        for (int tries = 1; ; tries++) {
            var live = live(workload);
            if (live.isEmpty() && !content.isOurs()) return false;
            if (live.isEmpty())
                throw new TargetProblem(
                        workload + " is not there, so nothing can be rolled out. Make it first.", false);
            var wanted = marking.apply(live.get().deepCopy());
            if (wanted.equals(live.get()) || isDone(objects.replace(cluster(), wanted), tries)) return true;
        }
    }

    /** Without parts of ours the pods are to be as they were before. */
    private ObjectNode marked(ObjectNode live, Content content) {
        var metadata = live.withObject("/spec/template/metadata");
        if (content.isOurs()) {
            metadata.withObject("annotations")
                    .put(DIGEST, TextDigest.of(content.text().orElse("")));
            return live;
        }
        if (metadata.path("annotations") instanceof ObjectNode annotations) {
            annotations.remove(DIGEST);
            if (annotations.isEmpty()) metadata.remove("annotations");
        }
        return live;
    }

    private void await(Rollout rollout, Consumer<String> waits) throws TargetProblem, InterruptedException {
        var waited = waited(rollout, waits);
        if (waited instanceof Waited.Hopeless hopeless) throw notReady(rollout, hopeless.why());
        if (waited instanceof Waited.TooLate late) throw notReady(rollout, late.why());
    }

    private Waited waited(Rollout rollout, Consumer<String> waits) throws TargetProblem, InterruptedException {
        try {
            return readiness.await(cluster(), List.of(ref(rollout, map.namespace())), limit, waits);
        } catch (ClusterProblem away) {
            throw new TargetProblem(away.sentence(), away.isRetryable());
        }
    }

    private TargetProblem notReady(Rollout rollout, String why) {
        return new TargetProblem(
                "The rollout of " + ref(rollout, map.namespace()) + " with " + name() + " did not get ready: " + why,
                false);
    }

    private interface Asking<T> {
        T go() throws TargetProblem;
    }

    private static <T> T asking(Asking<T> work) throws TargetProblem {
        try {
            return work.go();
        } catch (ClusterProblem refused) {
            throw new TargetProblem(refused.sentence(), refused.isRetryable());
        }
    }
}
