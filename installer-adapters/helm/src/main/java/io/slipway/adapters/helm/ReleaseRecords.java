package io.slipway.adapters.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.slipway.engine.release.Contents;
import io.slipway.engine.release.History;
import io.slipway.engine.release.ReleaseProblem;
import io.slipway.engine.release.ReleaseRef;
import io.slipway.engine.release.ReleaseState;
import io.slipway.engine.release.Revision;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Helm's records of releases: secrets, one for each revision. Those of ours that died are corrected here. */
final class ReleaseRecords {

    private static final String INCOMPLETE = "slipway.io/incomplete";
    static final int KEPT = 10;

    private final ClusterLink link;

    ReleaseRecords(ClusterLink link) {
        this.link = link;
    }

    History history(ReleaseRef release) {
        return new History(secrets(release).stream()
                .map(secret -> revision(secret, decode(secret)))
                .toList());
    }

    ObjectNode record(ReleaseRef release, int revision) {
        return decode(secret(release, revision));
    }

    Contents contents(ReleaseRef release, int revision) {
        var secret = secret(release, revision);
        var record = decode(secret);
        return new RenderedObjects(link.client(release.target()), release).contents(revision(secret, record), record);
    }

    private Secret secret(ReleaseRef release, int revision) {
        return Optional.ofNullable(link.client(release.target())
                        .secrets()
                        .inNamespace(release.namespace())
                        .withName(name(release, revision))
                        .get())
                .orElseThrow(() -> new ReleaseProblem(
                        "Helm's record of revision " + revision + " of the release " + release
                                + " is gone, so it cannot be put back. Somebody has removed the secret "
                                + name(release, revision) + ".",
                        false));
    }

    private static String name(ReleaseRef release, int revision) {
        return "sh.helm.release.v1." + release.name() + ".v" + revision;
    }

    List<Secret> secrets(ReleaseRef release) {
        return link.client(release.target())
                .secrets()
                .inNamespace(release.namespace())
                .withLabels(Map.of("owner", "helm", "name", release.name()))
                .list()
                .getItems();
    }

    private static ObjectNode decode(Secret secret) {
        var data = secret.getData() == null ? null : secret.getData().get("release");
        return ReleaseCodec.decode(secret.getMetadata().getName(), data == null ? "" : data);
    }

    private static Revision revision(Secret secret, ObjectNode record) {
        var metadata = record.path("chart").path("metadata");
        return new Revision(
                record.path("version").asInt(),
                ReleaseState.of(record.path("info").path("status").asText()),
                metadata.path("name").asText() + "-" + metadata.path("version").asText(),
                record.path("info").path("description").asText(),
                since(record, secret),
                ChartMarks.read(metadata.path("annotations")),
                isIncomplete(secret));
    }

    /** No label: those Helm hands on to the next revision. */
    private static boolean isIncomplete(Secret secret) {
        var annotations = secret.getMetadata().getAnnotations();
        return annotations != null && annotations.containsKey(INCOMPLETE);
    }

    private static Instant since(JsonNode record, Secret secret) {
        try {
            return OffsetDateTime.parse(
                            record.path("info").path("last_deployed").asText())
                    .toInstant();
        } catch (DateTimeParseException never) {
            return Instant.parse(secret.getMetadata().getCreationTimestamp());
        }
    }

    /**
     * Makes the revision the one that stands, marked as incomplete, whatever it was. The next one that is made, or put back,
     * is compared with all that this one may have made; Helm itself would compare with the one before it and forget the rest.
     */
    boolean settle(ReleaseRef release, int revision) {
        write(release, secret(release, revision), ReleaseState.DEPLOYED, Optional.of("Ended in the middle."), true);
        for (var other : secrets(release)) {
            var record = decode(other);
            boolean stands = record.path("info").path("status").asText().equals(ReleaseState.DEPLOYED.word());
            if (stands && record.path("version").asInt() != revision)
                write(release, other, ReleaseState.SUPERSEDED, Optional.empty(), false);
        }
        return true;
    }

    private void write(
            ReleaseRef release, Secret secret, ReleaseState state, Optional<String> description, boolean incomplete) {
        var record = decode(secret);
        var info = (ObjectNode) record.path("info");
        info.put("status", state.word());
        description.ifPresent(text -> info.put("description", text));
        var changed = new SecretBuilder(secret)
                .editMetadata()
                .addToLabels("status", state.word())
                .endMetadata()
                .addToData("release", ReleaseCodec.encode(record));
        if (incomplete)
            changed.editMetadata().addToAnnotations(INCOMPLETE, "true").endMetadata();
        link.client(release.target())
                .secrets()
                .inNamespace(release.namespace())
                .resource(changed.build())
                .update();
    }

    void remove(ReleaseRef release, int revision) {
        link.client(release.target())
                .secrets()
                .inNamespace(release.namespace())
                .withName(name(release, revision))
                .delete();
    }

    boolean removeAll(ReleaseRef release) {
        history(release).revisions().forEach(revision -> remove(release, revision.number()));
        return true;
    }

    /** The library has no bound for the history, as Helm's own command has. */
    boolean prune(ReleaseRef release) {
        var revisions = history(release).revisions();
        for (var revision : revisions.subList(0, Math.max(0, revisions.size() - KEPT)))
            if (revision.state() != ReleaseState.DEPLOYED) remove(release, revision.number());
        return true;
    }
}
