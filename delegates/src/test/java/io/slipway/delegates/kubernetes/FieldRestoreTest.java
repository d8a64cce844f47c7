package io.slipway.delegates.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.delegates.TestRoom;
import org.junit.jupiter.api.Test;

/** Who owns what decides which fields go back. */
class FieldRestoreTest {

    private static JsonNode restored(String before, String live, String ours, String theirs) {
        var now = object(live);
        var books = now.withObject("metadata").putArray("managedFields");
        books.addObject().put("manager", "slipway").put("operation", "Apply").set("fieldsV1", TestRoom.json(ours));
        books.addObject().put("manager", "hpa").put("operation", "Update").set("fieldsV1", TestRoom.json(theirs));
        var result = new FieldRestore(object(before), now).object();
        result.withObject("metadata").remove("managedFields");
        if (result.path("metadata").isEmpty()) result.remove("metadata");
        return result;
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) TestRoom.json(json);
    }

    private static void assertRestored(String before, String live, String ours, String theirs, String expected) {
        assertThat(restored(before, live, ours, theirs)).isEqualTo(object(expected));
    }

    @Test
    void whatWeChangedAddedOrRemovedGoesBack() {
        assertRestored(
                "{'data': {'a': '1', 'gone': 'x'}}",
                "{'data': {'a': '2', 'new': 'y'}}",
                "{'f:data': {'f:a': {}, 'f:new': {}}}",
                "{}",
                "{'data': {'a': '1', 'gone': 'x'}}");
    }

    @Test
    void whatTheClusterDerivedFromOurChangeGoesBackWithIt() {
        assertRestored(
                "{'spec': {'strategy': {'type': 'Recreate'}}}",
                "{'spec': {'strategy': {'type': 'RollingUpdate', 'rollingUpdate': {'maxSurge': '25%'}}}}",
                "{'f:spec': {'f:strategy': {'f:type': {}}}}",
                "{}",
                "{'spec': {'strategy': {'type': 'Recreate'}}}");
    }

    @Test
    void whatOthersOwnStaysAsTheyHaveIt() {
        assertRestored(
                "{'spec': {'replicas': 3, 'image': 'a'}}",
                "{'spec': {'replicas': 5, 'image': 'b', 'theirs': true}}",
                "{'f:spec': {'f:image': {}}}",
                "{'f:spec': {'f:replicas': {}, 'f:theirs': {}}}",
                "{'spec': {'replicas': 5, 'image': 'a', 'theirs': true}}");
    }

    @Test
    void whatWeTookOverByForceIsGivenBack() {
        assertRestored(
                "{'spec': {'replicas': 3}}",
                "{'spec': {'replicas': 9}}",
                "{'f:spec': {'f:replicas': {}}}",
                "{'f:spec': {'f:replicas': {}}}",
                "{'spec': {'replicas': 3}}");
    }

    @Test
    void itemsOfListsAreFoundByTheirKeys() {
        assertRestored(
                "{'spec': {'containers': [{'name': 'main', 'image': 'a'}]}}",
                "{'spec': {'containers': [{'name': 'side', 'image': 's'}, {'name': 'main', 'image': 'b'}, {'name': 'mesh', 'image': 'm', 'x': 1}]}}",
                "{'f:spec': {'f:containers': {'k:{\\'name\\':\\'main\\'}': {'.': {}, 'f:name': {}, 'f:image': {}}, 'k:{\\'name\\':\\'side\\'}': {'.': {}, 'f:name': {}, 'f:image': {}}}}}"
                        .replace("\\'", "\\\""),
                "{'f:spec': {'f:containers': {'k:{\\'name\\':\\'mesh\\'}': {'.': {}, 'f:name': {}, 'f:image': {}}}}}"
                        .replace("\\'", "\\\""),
                "{'spec': {'containers': [{'name': 'main', 'image': 'a'}, {'name': 'mesh', 'image': 'm'}]}}");
    }

    @Test
    void setsKeepWhatOthersPutIn() {
        assertRestored(
                "{'metadata': {'finalizers': ['a']}}",
                "{'metadata': {'finalizers': ['a', 'ours', 'theirs']}}",
                "{'f:metadata': {'f:finalizers': {'.': {}, 'v:ours': {}}}}".replace("v:ours", "v:\\\"ours\\\""),
                "{'f:metadata': {'f:finalizers': {'v:theirs': {}}}}".replace("v:theirs", "v:\\\"theirs\\\""),
                "{'metadata': {'finalizers': ['a', 'theirs']}}");
    }

    @Test
    void aMapThatCameWithOthersEntriesStaysWithThem() {
        assertRestored(
                "{'metadata': {'name': 'x'}}",
                "{'metadata': {'name': 'x', 'annotations': {'ours': '1', 'theirs': '2'}}}",
                "{'f:metadata': {'f:annotations': {'f:ours': {}}}}",
                "{'f:metadata': {'f:annotations': {'.': {}, 'f:theirs': {}}}}",
                "{'metadata': {'name': 'x', 'annotations': {'theirs': '2'}}}");
    }

    @Test
    void theStatusIsNeverPutBack() {
        assertRestored(
                "{'status': {'ready': 1}}",
                "{'status': {'ready': 2}}",
                "{}",
                "{'f:status': {'f:ready': {}}}",
                "{'status': {'ready': 2}}");
    }

    @Test
    void whatIsMadeAnewHasNoTraceOfTheEarlierOne() {
        var before = object(
                "{'metadata': {'name': 'x', 'uid': 'u', 'resourceVersion': '5', 'labels': {'a': 'b'}}, 'status': {}, 'data': {}}");

        assertThat(FieldRestore.anew(before))
                .isEqualTo(object("{'metadata': {'name': 'x', 'labels': {'a': 'b'}}, 'data': {}}"));
    }
}
