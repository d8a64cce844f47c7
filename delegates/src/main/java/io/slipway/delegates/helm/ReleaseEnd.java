package io.slipway.delegates.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.slipway.engine.cluster.Readiness;
import io.slipway.engine.cluster.Readiness.Waited;
import io.slipway.engine.release.Contents;
import io.slipway.engine.release.ReleaseRef;
import io.slipway.engine.task.Outcome;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What comes after Helm: waiting until the objects are ready, and what the task hands on. */
record ReleaseEnd(Readiness readiness, HelmSpec spec) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    Outcome of(ReleaseRef release, Contents contents, Duration limit) throws InterruptedException {
        if (!spec.flag("wait", true)) return new Outcome.Done(outputs(release, contents));
        var waited = readiness.await(
                release.target(), contents.objects(), limit, spec.task().room()::waitsFor);
        if (waited instanceof Waited.Hopeless hopeless)
            return new Outcome.Failed("The release " + release + " does not get ready: " + hopeless.why(), false);
        if (waited instanceof Waited.TooLate late)
            return new Outcome.Failed(
                    "The release " + release + " was not ready within "
                            + spec.limit().toSeconds() + " s: " + late.why(),
                    true);
        return new Outcome.Done(outputs(release, contents));
    }

    static Map<String, JsonNode> outputs(ReleaseRef release, Contents contents) {
        var outputs = new LinkedHashMap<String, JsonNode>();
        outputs.put("release", TextNode.valueOf(release.name()));
        outputs.put("cluster", TextNode.valueOf(release.target()));
        outputs.put("namespace", TextNode.valueOf(release.namespace()));
        outputs.put("revision", JSON.numberNode(contents.revision().number()));
        outputs.put("status", TextNode.valueOf(contents.revision().state().word()));
        outputs.put("chart", TextNode.valueOf(contents.revision().chart()));
        outputs.put("notes", TextNode.valueOf(contents.notes()));
        var endpoints = JSON.objectNode();
        contents.endpoints().forEach(one -> endpoints.put(one.service(), one.address()));
        outputs.put("endpoints", endpoints);
        if (!contents.endpoints().isEmpty())
            outputs.put("endpoint", TextNode.valueOf(contents.endpoints().get(0).address()));
        return outputs;
    }
}
