package io.slipway.delegates.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.task.Change;
import org.junit.jupiter.api.Test;

class ObjectChangesTest {

    private static final ObjectRef API = new ObjectRef("apps/v1", "Deployment", "shop", "api");
    private static final ObjectRef LOGIN = new ObjectRef("v1", "Secret", "shop", "login");

    private final ObjectChanges changes = new ObjectChanges();

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    private static ObjectNode deployment(String containers) {
        return json("{'kind': 'Deployment', 'metadata': {'name': 'api', 'uid': 'u1'}, 'spec': {'containers': ["
                + containers + "]}}");
    }

    @Test
    void whatTheClusterKeepsForItselfIsNoChange() {
        var live = json("{'kind': 'Deployment', 'metadata': {'name': 'api', 'resourceVersion': '1', 'generation': 1,"
                + "'managedFields': [{}]}, 'status': {'ready': 1}}");
        var then = json("{'kind': 'Deployment', 'metadata': {'name': 'api', 'resourceVersion': '2', 'generation': 2},"
                + "'status': {'ready': 0}}");

        changes.compared(API, live, then);

        assertThat(changes.kind()).isEqualTo(Change.Kind.KEEP);
        assertThat(changes.counts()).isEqualTo("leaves 1 as it is");
    }

    @Test
    void anItemThatHasANameAndMovesHasNotChanged() {
        var live = deployment("{'name': 'main', 'image': 'a:1'}, {'name': 'side', 'image': 'b:1'}");
        var then = deployment("{'name': 'side', 'image': 'b:1'}, {'name': 'main', 'image': 'a:2'}");

        changes.compared(API, live, then);

        assertThat(changes.change("Does").diff())
                .isEqualTo("~ Deployment shop/api\n    ~ spec.containers[main].image: a:1 → a:2");
    }

    @Test
    void twoItemsOfOneNameAreToldApart() {
        var live = deployment("{'name': 'dns', 'port': 53}, {'name': 'dns', 'port': 54}");
        var then = deployment("{'name': 'dns', 'port': 53}, {'name': 'dns', 'port': 55}");

        changes.compared(API, live, then);

        assertThat(changes.change("Does").diff()).contains("~ spec.containers[1].port: 54 → 55");
    }

    @Test
    void ofASecretOnlyThatItChangesIsShown() {
        var live = json("{'kind': 'Secret', 'data': {'password': 'b2xk', 'gone': 'eA=='}, 'metadata': {'annotations': {"
                + "'kubectl.kubernetes.io/last-applied-configuration': 'with b2xk in it'}}}");
        var then = json("{'kind': 'Secret', 'data': {'password': 'bmV3', 'more': 'eQ=='}, 'metadata': {}}");

        changes.compared(LOGIN, live, then);
        changes.created(LOGIN, then);

        assertThat(changes.change("Does").diff())
                .contains("~ data.password: (hidden) → (hidden)", "- data.gone: (hidden)", "+ data.more: (hidden)")
                .doesNotContain("b2xk", "bmV3", "eA==", "eQ==");
    }

    @Test
    void whatIsMadeAtRandomIsNamedSoAndSaysTheSameEachTime() {
        var one = json("{'kind': 'Secret', 'stringData': {'password': 'abc'}}");
        var other = json("{'kind': 'Secret', 'stringData': {'password': 'xyz'}}");
        var again = new ObjectChanges();

        changes.isRandom(LOGIN, one, other);
        changes.created(LOGIN, one);
        again.isRandom(LOGIN, other, one);
        again.created(LOGIN, other);

        assertThat(changes.change("Does").diff()).contains("+ stringData.password: (random, made anew each time)");
        assertThat(changes.change("Does")).isEqualTo(again.change("Does"));
    }

    @Test
    void whatWasSeenMovesWithTheObjectAndNotWithItsStatus() {
        var live = deployment("{'name': 'main', 'image': 'a:1'}");
        var seen = seen(live);
        var ready = live.deepCopy();
        ready.withObject("status").put("ready", 1);
        ready.withObject("metadata").put("resourceVersion", "7");
        var another = live.deepCopy();
        another.withObject("metadata").put("uid", "u2");

        assertThat(seen(ready)).isEqualTo(seen);
        assertThat(seen(another)).isNotEqualTo(seen);
        assertThat(seen(deployment("{'name': 'main', 'image': 'a:2'}"))).isNotEqualTo(seen);
    }

    private static String seen(ObjectNode live) {
        var changes = new ObjectChanges();
        changes.compared(API, live, live);
        return changes.change("Does").seen();
    }

    @Test
    void theKindIsThatOfAllObjectsTogether() {
        var live = deployment("");
        assertThat(changes.kind()).isEqualTo(Change.Kind.KEEP);
        changes.created(API, live);
        assertThat(changes.kind()).isEqualTo(Change.Kind.CREATE);
        changes.removed(LOGIN, live);
        assertThat(changes.kind()).isEqualTo(Change.Kind.CHANGE);
        changes.refused(API, "no.");
        assertThat(changes.kind()).isEqualTo(Change.Kind.UNKNOWN);
    }
}
