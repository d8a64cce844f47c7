package io.slipway.delegates;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.cluster.ClusterAccess;
import io.slipway.engine.cluster.ClusterObjects;
import io.slipway.engine.cluster.Clusters;
import io.slipway.engine.cluster.Jobs;
import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.cluster.Permissions;
import io.slipway.engine.cluster.Readiness;
import io.slipway.engine.cluster.Written;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Where no cluster can be reached: a command that looks at a package without a server. */
public final class NoCluster implements Clusters, ClusterObjects, Readiness, Jobs, Permissions {

    private static UnsupportedOperationException refused() {
        return new UnsupportedOperationException("No cluster is asked here: this only reads packages.");
    }

    @Override
    public ClusterAccess access(String target) {
        throw refused();
    }

    @Override
    public Scope scopeOf(String target, String apiVersion, String kind) {
        throw refused();
    }

    @Override
    public Map<ObjectRef, ObjectNode> find(String target, Collection<ObjectRef> objects) {
        throw refused();
    }

    @Override
    public List<ObjectNode> labelled(
            String target, String apiVersion, String kind, String namespace, String label, String value) {
        throw refused();
    }

    @Override
    public Written apply(String target, ObjectNode manifest, boolean dryRun, boolean force) {
        throw refused();
    }

    @Override
    public Written create(String target, ObjectNode object) {
        throw refused();
    }

    @Override
    public Written replace(String target, ObjectNode object) {
        throw refused();
    }

    @Override
    public Written delete(String target, ObjectRef object, boolean dependentsFirst) {
        throw refused();
    }

    @Override
    public List<Held> awaitGone(
            String target, Collection<ObjectRef> objects, Duration limit, Consumer<String> lacking) {
        throw refused();
    }

    @Override
    public Waited await(String target, Collection<ObjectRef> objects, Duration limit, Consumer<String> lacking) {
        throw refused();
    }

    @Override
    public End follow(String target, ObjectRef job, Duration limit, Consumer<String> log, Consumer<String> lacking) {
        throw refused();
    }

    @Override
    public boolean mayEverything(String target) {
        throw refused();
    }

    @Override
    public List<Wish> lacking(String target, Collection<Wish> wishes) {
        throw refused();
    }

    @Override
    public String user(String target) {
        throw refused();
    }
}
