package io.slipway.delegates.kubernetes;

import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.task.ResourceKey;
import java.util.Set;

/** By what one run at a time may have an object: {@code object:prod/Deployment/shop/api}. */
public final class ObjectKey {

    /** Told without asking a cluster: keys are taken before anything runs. */
    private static final Set<String> OF_CLUSTER = Set.of(
            "Namespace",
            "CustomResourceDefinition",
            "ClusterRole",
            "ClusterRoleBinding",
            "PersistentVolume",
            "StorageClass",
            "PriorityClass",
            "IngressClass",
            "APIService",
            "MutatingWebhookConfiguration",
            "ValidatingWebhookConfiguration",
            "RuntimeClass",
            "CSIDriver",
            "Node");

    private static final String NONE = "-";

    private ObjectKey() {}

    /** @param namespace of objects that name none */
    public static ResourceKey of(String target, ObjectRef object, String namespace) {
        var own = object.namespace().isEmpty() ? namespace : object.namespace();
        return new ResourceKey("object:" + (target.isEmpty() ? NONE : target) + "/" + object.kind() + "/"
                + (OF_CLUSTER.contains(object.kind()) ? NONE : own) + "/" + object.name());
    }
}
