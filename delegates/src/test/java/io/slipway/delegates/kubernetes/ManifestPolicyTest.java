package io.slipway.delegates.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.delegates.NoCluster;
import io.slipway.delegates.TestRoom;
import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.fault.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManifestPolicyTest {

    private static String faults(ManifestPolicy policy, String json) {
        var manifest = new Manifest((ObjectNode) TestRoom.json(json), new Place("a.yaml", 1, 1));
        return Faults.of(policy.faults("", List.of(manifest), new NoCluster())).render();
    }

    @Test
    void objectsOfTheWholeClusterCanBeForbidden() {
        var role =
                "{'apiVersion': 'rbac.authorization.k8s.io/v1', 'kind': 'ClusterRole', 'metadata': {'name': 'reader'}}";

        assertThat(faults(new ManifestPolicy("apps", false, true), role))
                .startsWith("a.yaml:1:1 KUBERNETES-CLUSTER-SCOPE ClusterRole reader belongs to no namespace");
        assertThat(faults(new ManifestPolicy("apps", true, true), role)).isEmpty();
    }

    @Test
    void podsThatReachIntoTheirNodeCanBeForbiddenWhereverTheyStand() {
        for (var field : List.of(
                "'hostNetwork': true",
                "'hostPID': true",
                "'volumes': [{'hostPath': {'path': '/'}}]",
                "'containers': [{'securityContext': {'privileged': true}}]")) {
            var json = "{'apiVersion': 'apps/v1', 'kind': 'DaemonSet', 'metadata': {'name': 'a', 'namespace': 'shop'}, "
                    + "'spec': {'template': {'spec': {" + field + "}}}}";
            assertThat(faults(new ManifestPolicy("apps", true, false), json))
                    .as(field)
                    .contains("KUBERNETES-PRIVILEGED");
            assertThat(PodPrivileges.in(
                            TestRoom.json(json.replace("true", "false").replace("hostPath", "emptyDir"))))
                    .isEmpty();
        }
    }

    @Test
    void whatOthersNeedComesFirst() {
        var kinds = List.of(
                "Ingress", "Deployment", "Widget", "Service", "ConfigMap", "CustomResourceDefinition", "Namespace");

        assertThat(kinds.stream()
                        .map(kind -> new ObjectRef("v1", kind, "", "x"))
                        .sorted(ApplyOrder.FORWARD))
                .extracting(ObjectRef::kind)
                .containsExactly(
                        "Namespace",
                        "CustomResourceDefinition",
                        "ConfigMap",
                        "Service",
                        "Deployment",
                        "Widget",
                        "Ingress");
    }
}
