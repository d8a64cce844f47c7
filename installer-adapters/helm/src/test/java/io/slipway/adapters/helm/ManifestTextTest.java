package io.slipway.adapters.helm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ManifestTextTest {

    @Test
    void aKeyWithNothingBehindItIsNullAndAnEmptyTextATextAsForHelm() {
        var object = ManifestText.objects("""
                apiVersion: v1
                kind: Pod
                metadata: {name: ""}
                spec:
                  env:
                  size: 010
                """).get(0);

        assertThat(object.at("/spec/env").isNull()).isTrue();
        assertThat(object.at("/metadata/name").isTextual()).isTrue();
        assertThat(object.at("/spec/size").asInt()).as("YAML 1.1").isEqualTo(8);
    }

    @Test
    void listsAreWhatStandsInThemAndOtherTextIsNothing() {
        var objects = ManifestText.objects("""
                # only a comment
                ---
                apiVersion: v1
                kind: List
                items:
                  - {apiVersion: v1, kind: Service, metadata: {name: a}}
                  - apiVersion: v1
                    kind: ConfigMapList
                    items: [{apiVersion: v1, kind: ConfigMap, metadata: {name: b}}]
                ---
                no: object
                """);

        assertThat(objects).extracting(one -> one.at("/metadata/name").asText()).containsExactly("a", "b");
    }
}
