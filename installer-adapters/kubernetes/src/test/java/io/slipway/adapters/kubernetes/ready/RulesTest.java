package io.slipway.adapters.kubernetes.ready;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.adapters.kubernetes.ready.Standing.Hopeless;
import io.slipway.adapters.kubernetes.ready.Standing.Lacking;
import io.slipway.engine.cluster.ObjectRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a cluster shows, and what is made of it. */
class RulesTest implements Neighbours {

    private final List<JsonNode> pods = new ArrayList<>();
    private final Map<String, JsonNode> objects = new HashMap<>();
    private final Map<String, String> complaints = new HashMap<>();

    @Override
    public List<JsonNode> pods(String namespace) {
        return pods;
    }

    @Override
    public Optional<JsonNode> find(ObjectRef object) {
        return Optional.ofNullable(objects.get(object.name()));
    }

    @Override
    public Optional<String> complaint(ObjectRef object) {
        return Optional.ofNullable(complaints.get(object.name()));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    private Standing standing(String apiVersion, String kind, String object) {
        return new Rules(this).of(new ObjectRef(apiVersion, kind, "shop", "api"), json(object));
    }

    private String lacks(String apiVersion, String kind, String object) {
        var standing = standing(apiVersion, kind, object);
        assertThat(standing).isInstanceOf(Lacking.class);
        return ((Lacking) standing).why();
    }

    private static String deployment(int generation, String status) {
        return "{'metadata': {'generation': " + generation
                + "}, 'spec': {'replicas': 3, 'selector': {'matchLabels': {'app': 'api'}}}," + " 'status': " + status
                + "}";
    }

    @Test
    void aDeploymentIsReadyWhenAllOfTheNewVersionIsThereAndNothingOfTheOld() {
        var all = "{'observedGeneration': 2, 'replicas': 3, 'updatedReplicas': 3, 'availableReplicas': 3}";
        assertThat(standing("apps/v1", "Deployment", deployment(2, all))).isEqualTo(Standing.READY);
        assertThat(lacks("apps/v1", "Deployment", deployment(3, all))).endsWith("the change is not taken up yet");
        assertThat(lacks("apps/v1", "Deployment", deployment(2, all.replace("'replicas': 3", "'replicas': 4"))))
                .endsWith("1 of the earlier version still there");
        assertThat(lacks(
                        "apps/v1",
                        "Deployment",
                        deployment(2, all.replace("'updatedReplicas': 3", "'updatedReplicas': 1"))))
                .isEqualTo("Deployment shop/api: 1 of 3 updated");
    }

    @Test
    void aDeploymentNamesThePodsThatAreNotReady() {
        pods.add(json(
                "{'metadata': {'name': 'api-7f', 'labels': {'app': 'api'}}, 'status': {'containerStatuses': [{'state':"
                        + " {'waiting': {'reason': 'ImagePullBackOff', 'message': 'Back-off pulling image'}}}]}}"));
        pods.add(json("{'metadata': {'name': 'other', 'labels': {'app': 'other'}}}"));
        assertThat(
                        lacks(
                                "apps/v1",
                                "Deployment",
                                deployment(
                                        1,
                                        "{'observedGeneration': 1, 'replicas': 3, 'updatedReplicas': 3, 'availableReplicas': 1}")))
                .isEqualTo("Deployment shop/api: 1 of 3 ready; pod api-7f ImagePullBackOff: Back-off pulling image");
    }

    @Test
    void aWorkloadWithoutPodsSaysWhatTheClusterComplainedAbout() {
        complaints.put("api", "create Pod api-0 failed: exceeded quota");
        assertThat(lacks("apps/v1", "StatefulSet", deployment(1, "{'observedGeneration': 1}")))
                .isEqualTo("StatefulSet shop/api: 0 of 3 updated; create Pod api-0 failed: exceeded quota");
    }

    @Test
    void aPodThatWaitsForADiskNamesTheClaim() {
        pods.add(json(
                "{'metadata': {'name': 'api-0', 'labels': {'app': 'api'}}, 'spec': {'volumes': [{'persistentVolumeClaim':"
                        + " {'claimName': 'data'}}]}, 'status': {'phase': 'Pending', 'conditions': [{'type': 'PodScheduled', 'status': 'False',"
                        + " 'reason': 'Unschedulable', 'message': 'no nodes'}]}}"));
        objects.put("data", json("{'spec': {}, 'status': {'phase': 'Pending'}}"));
        assertThat(lacks("apps/v1", "StatefulSet", deployment(1, "{'observedGeneration': 1, 'updatedReplicas': 3}")))
                .isEqualTo("StatefulSet shop/api: 0 of 3 ready; pod api-0 cannot be placed: Unschedulable: no nodes;"
                        + " PersistentVolumeClaim shop/data: pending: no storage class");
    }

    @Test
    void aStatefulSetThatIsUpdatedInPartOrByHandIsReadyAsFarAsItIsMeantToBe() {
        var partition =
                "{'metadata': {'generation': 1}, 'spec': {'replicas': 3, 'updateStrategy': {'rollingUpdate': {'partition': 2}}},"
                        + " 'status': {'observedGeneration': 1, 'updatedReplicas': 1, 'readyReplicas': 3}}";
        assertThat(standing("apps/v1", "StatefulSet", partition)).isEqualTo(Standing.READY);
        assertThat(standing(
                        "apps/v1",
                        "StatefulSet",
                        partition
                                .replace("'rollingUpdate': {'partition': 2}", "'type': 'OnDelete'")
                                .replace("'updatedReplicas': 1", "'updatedReplicas': 0")))
                .isEqualTo(Standing.READY);
    }

    @Test
    void aPausedDeploymentAndASuspendedJobAreNotWaitedFor() {
        assertThat(standing("apps/v1", "Deployment", "{'spec': {'paused': true}}"))
                .isEqualTo(Standing.READY);
        assertThat(standing("batch/v1", "Job", "{'spec': {'suspend': true}}")).isEqualTo(Standing.READY);
    }

    @Test
    void aDiskThatIsMadeForItsFirstPodIsReadyUntilOneWantsIt() {
        objects.put("late", json("{'volumeBindingMode': 'WaitForFirstConsumer'}"));
        var claim = "{'spec': {'storageClassName': 'late'}, 'status': {'phase': 'Pending'}}";
        assertThat(standing("v1", "PersistentVolumeClaim", claim)).isEqualTo(Standing.READY);
        pods.add(json("{'spec': {'volumes': [{'persistentVolumeClaim': {'claimName': 'api'}}]}}"));
        assertThat(lacks("v1", "PersistentVolumeClaim", claim))
                .isEqualTo("PersistentVolumeClaim shop/api: pending: storage class late");
        assertThat(standing("v1", "PersistentVolumeClaim", "{'status': {'phase': 'Lost'}}"))
                .isInstanceOf(Hopeless.class);
    }

    @Test
    void objectsOfOthersAreJudgedByTheHabitsThatTheyShare() {
        var widget = "{'metadata': {'generation': 2}, 'status': %s}";
        assertThat(standing("example.com/v1", "Widget", widget.formatted("{}"))).isEqualTo(Standing.READY);
        assertThat(lacks("example.com/v1", "Widget", widget.formatted("{'observedGeneration': 1}")))
                .endsWith("its controller has not seen the change yet");
        assertThat(lacks(
                        "example.com/v1",
                        "Widget",
                        widget.formatted("{'conditions': [{'type': 'Ready', 'status': 'False', 'reason': 'NoDisk'}]}")))
                .isEqualTo("Widget shop/api: not ready yet: NoDisk");
        assertThat(standing(
                        "example.com/v1",
                        "Widget",
                        widget.formatted("{'conditions': [{'type': 'Available', 'status': 'True'}]}")))
                .isEqualTo(Standing.READY);
        assertThat(lacks(
                        "example.com/v1",
                        "Widget",
                        widget.formatted(
                                "{'conditions': [{'type': 'Ready', 'status': 'True', 'observedGeneration': 1}]}")))
                .endsWith("its controller has not seen the change yet");
    }

    @Test
    void definitionsAndApiServicesTellByTheirConditions() {
        assertThat(lacks("apiextensions.k8s.io/v1", "CustomResourceDefinition", "{}"))
                .endsWith("not established yet");
        assertThat(
                        standing(
                                "apiextensions.k8s.io/v1",
                                "CustomResourceDefinition",
                                "{'status': {'conditions': [{'type': 'NamesAccepted', 'status': 'False', 'reason': 'ListKindConflict'}]}}"))
                .isInstanceOf(Hopeless.class);
        assertThat(
                        lacks(
                                "apiregistration.k8s.io/v1",
                                "APIService",
                                "{'status': {'conditions': [{'type': 'Available', 'status': 'False', 'reason': 'MissingEndpoints'}]}}"))
                .endsWith("not available yet: MissingEndpoints");
    }

    @Test
    void whatIsReadyByBeingThereTakesNoTime() {
        assertThat(Rules.takesTime(new ObjectRef("v1", "ConfigMap", "shop", "a")))
                .isFalse();
        assertThat(Rules.takesTime(new ObjectRef("rbac.authorization.k8s.io/v1", "Role", "shop", "a")))
                .isFalse();
        assertThat(Rules.takesTime(new ObjectRef("example.com/v1", "Role", "shop", "a")))
                .isTrue();
        assertThat(lacks("v1", "Service", "{'metadata': {'deletionTimestamp': 'x'}}"))
                .endsWith("is being deleted");
    }
}
