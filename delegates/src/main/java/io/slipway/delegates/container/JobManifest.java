package io.slipway.delegates.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.delegates.SpecTime;
import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.task.TaskContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * The Job of one try, and the Secret with its environment, which goes when the Job goes. Its name comes from the
 * idempotency key, so that a second one cannot be made.
 *
 * @param spec how to run it: the task's own, or the one under {@code undo}
 * @param key the idempotency key
 */
record JobManifest(TaskContext task, JsonNode spec, String namespace, String key) {

    static final String KEY_LABEL = "slipway.io/key";
    static final String ATTEMPT_LABEL = "slipway.io/attempt";
    static final Duration USUAL_KEEP = Duration.ofMinutes(5);

    private static final int LONGEST_NAME = 40;
    private static final List<String> AS_THEY_ARE = List.of("command", "args", "resources");

    ObjectRef ref() {
        return new ObjectRef("batch/v1", "Job", namespace, name());
    }

    ObjectRef environment() {
        return new ObjectRef("v1", "Secret", namespace, name());
    }

    /** What a label can hold of the key. */
    String keyLabel() {
        return digest(key).substring(0, 40);
    }

    private String name() {
        var plain = task.task()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        var begin = plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME) : plain;
        return "slipway-" + begin + "-" + digest(key).substring(0, 10);
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    ObjectNode job() {
        var job = object(ref());
        var jobSpec = job.putObject("spec");
        jobSpec.put("backoffLimit", spec.path("backOff").asInt(0));
        jobSpec.put("ttlSecondsAfterFinished", keep(task).toSeconds());
        // Ends by itself, should nobody be there any more to end it.
        task.inputs()
                .timeout()
                .ifPresent(limit -> jobSpec.put("activeDeadlineSeconds", Math.max(1, limit.toSeconds())));
        var template = jobSpec.putObject("template");
        var labels = template.putObject("metadata").putObject("labels");
        spec.path("labels").fields().forEachRemaining(one -> labels.set(one.getKey(), one.getValue()));
        labels.put(KEY_LABEL, keyLabel());
        var pod = template.putObject("spec").put("restartPolicy", "Never");
        if (spec.hasNonNull("serviceAccount")) pod.set("serviceAccountName", spec.path("serviceAccount"));
        var pullSecrets = spec.path("imagePullSecrets");
        if (!pullSecrets.isEmpty())
            pullSecrets.forEach(
                    one -> pod.withArray("imagePullSecrets").addObject().set("name", one));
        var container = pod.putArray("containers").addObject().put("name", "main");
        container.set("image", spec.path("image"));
        for (var field : AS_THEY_ARE) if (spec.hasNonNull(field)) container.set(field, spec.path(field));
        container.put("terminationMessagePolicy", "FallbackToLogsOnError");
        container.putArray("envFrom").addObject().putObject("secretRef").put("name", name());
        return job;
    }

    static Duration keep(TaskContext task) {
        return SpecTime.read(task.spec().path("keep"), USUAL_KEEP);
    }

    /** Passwords stand in environments, and many may read a Job who may not read a Secret. */
    ObjectNode secret() {
        var secret = object(environment());
        var data = secret.putObject("stringData");
        data.put("SLIPWAY_RUN", task.run());
        data.put("SLIPWAY_ROUND", Integer.toString(task.round()));
        data.put("SLIPWAY_TASK", task.task());
        data.put("SLIPWAY_ATTEMPT", Integer.toString(task.attempt()));
        data.put("SLIPWAY_DIRECTION", task.direction().name().toLowerCase(Locale.ROOT));
        data.put("SLIPWAY_KEY", key);
        data.put("SLIPWAY_MODE", task.inputs().mode());
        data.put("SLIPWAY_FROM_VERSION", task.inputs().fromVersion());
        data.put("SLIPWAY_TO_VERSION", task.inputs().toVersion());
        spec.path("env").fields().forEachRemaining(one -> data.put(one.getKey(), text(one.getValue())));
        return secret;
    }

    private static String text(JsonNode value) {
        return value.isContainerNode() ? value.toString() : value.asText();
    }

    ObjectNode ownedSecret(JsonNode job) {
        var secret = secret();
        secret.withObject("metadata")
                .putArray("ownerReferences")
                .addObject()
                .put("apiVersion", "batch/v1")
                .put("kind", "Job")
                .put("name", name())
                .put("uid", job.path("metadata").path("uid").asText());
        return secret;
    }

    private ObjectNode object(ObjectRef ref) {
        var object = JsonNodeFactory.instance.objectNode();
        object.put("apiVersion", ref.apiVersion()).put("kind", ref.kind());
        var metadata = object.putObject("metadata").put("name", ref.name()).put("namespace", namespace);
        metadata.putObject("labels")
                .put("app.kubernetes.io/managed-by", "slipway")
                .put(KEY_LABEL, keyLabel())
                .put(ATTEMPT_LABEL, Integer.toString(task.attempt()));
        metadata.putObject("annotations").put("slipway.io/idempotency-key", key);
        return object;
    }
}
