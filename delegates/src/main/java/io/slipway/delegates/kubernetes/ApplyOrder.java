package io.slipway.delegates.kubernetes;

import io.slipway.engine.cluster.ObjectRef;
import java.util.Comparator;
import java.util.List;

/** What comes first, because others need it: namespaces, definitions, then what workloads read, then the rest. */
public final class ApplyOrder {

    private static final List<String> FIRST = List.of(
            "Namespace",
            "CustomResourceDefinition",
            "PriorityClass",
            "StorageClass",
            "ResourceQuota",
            "LimitRange",
            "NetworkPolicy",
            "ServiceAccount",
            "ClusterRole",
            "ClusterRoleBinding",
            "Role",
            "RoleBinding",
            "Secret",
            "ConfigMap",
            "PersistentVolume",
            "PersistentVolumeClaim",
            "Service");

    /** What watches others last, else it looks at them before they are there. */
    private static final List<String> LAST = List.of(
            "Ingress",
            "HorizontalPodAutoscaler",
            "PodDisruptionBudget",
            "APIService",
            "MutatingWebhookConfiguration",
            "ValidatingWebhookConfiguration");

    public static final Comparator<ObjectRef> FORWARD =
            Comparator.comparingInt(ApplyOrder::rank).thenComparing(Comparator.naturalOrder());

    private ApplyOrder() {}

    static int rank(ObjectRef object) {
        int first = FIRST.indexOf(object.kind());
        if (first >= 0) return first;
        int last = LAST.indexOf(object.kind());
        return last >= 0 ? FIRST.size() + 1 + last : FIRST.size();
    }

    public static boolean isNamespace(ObjectRef object) {
        return object.kind().equals("Namespace") && object.apiVersion().equals("v1");
    }

    public static boolean isDefinition(ObjectRef object) {
        return object.kind().equals("CustomResourceDefinition");
    }
}
