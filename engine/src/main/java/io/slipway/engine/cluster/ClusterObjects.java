package io.slipway.engine.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The objects of a cluster, as JSON. A cluster that is away is waited for a few seconds.
 *
 * <p>Each {@code target} is as {@link Clusters#access} takes it. Everything throws {@link ClusterProblem} when the cluster
 * cannot be reached.
 */
public interface ClusterObjects {

    /** As whom Slipway owns the fields that it applies. */
    String FIELD_MANAGER = "slipway";

    /** Where the objects of a kind live. */
    enum Scope {
        NAMESPACE,
        CLUSTER,
        /** The cluster does not know this kind, or not yet. */
        UNKNOWN
    }

    Scope scopeOf(String target, String apiVersion, String kind);

    /** Those of them that are there. */
    Map<ObjectRef, ObjectNode> find(String target, Collection<ObjectRef> objects);

    /**
     * All of a kind with a label.
     *
     * @param namespace empty for all
     * @param label empty for all
     */
    List<ObjectNode> labelled(
            String target, String apiVersion, String kind, String namespace, String label, String value);

    /**
     * Server-side apply with {@link #FIELD_MANAGER}; fields that the kind does not know are refused.
     *
     * @param dryRun whether the cluster only says what it would do
     * @param force whether fields of other owners are taken over
     */
    Written apply(String target, ObjectNode manifest, boolean dryRun, boolean force);

    /** What is there already stays as it is, and {@link Written.Outdated} comes back. */
    Written create(String target, ObjectNode object);

    /** The whole object; its {@code resourceVersion} says which state it takes the place of. */
    Written replace(String target, ObjectNode object);

    /**
     * Asks for it; what depends on it goes too. Nothing happens where it is gone already.
     *
     * @param dependentsFirst whether it is gone only when they are
     */
    Written delete(String target, ObjectRef object, boolean dependentsFirst);

    /**
     * Waits until they are gone.
     *
     * @param lacking told whenever it changes
     * @return those that are still there, and what holds them
     */
    List<Held> awaitGone(String target, Collection<ObjectRef> objects, Duration limit, Consumer<String> lacking)
            throws InterruptedException;

    /** An object that is being deleted, and what it waits for. */
    record Held(ObjectRef object, String why) {}
}
