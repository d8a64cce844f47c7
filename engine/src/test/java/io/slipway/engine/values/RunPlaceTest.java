package io.slipway.engine.values;

import static io.slipway.engine.values.Shop.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.graph.TaskKind;
import io.slipway.engine.task.Assignment;
import io.slipway.engine.task.Direction;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunPlaceTest {

    private static final PlaceFields FIELDS = PlaceFields.of(yaml("""
            type: object
            properties:
              target: {type: string, x-place: cluster}
              namespace: {type: string, x-place: namespace}
            """));

    private static JsonNode placed(String target, String spec) {
        return RunPlace.of(target).in(yaml(spec), FIELDS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prod      | {}                  | {target: prod}",
                "prod/shop | {}                  | {target: prod, namespace: shop}",
                "/shop     | {}                  | {namespace: shop}",
                "prod/shop | {namespace: own}    | {namespace: own, target: prod}",
                "prod/shop | {target: test}      | {target: test}",
                "prod/shop | {target: prod}      | {target: prod, namespace: shop}",
                "prod/shop | {target: ''}        | {target: prod, namespace: shop}",
            })
    void aTaskStandsWhereTheRunDoesUnlessItSaysOtherwise(String target, String spec, String expected) {
        assertThat(placed(target, spec)).isEqualTo(yaml(expected));
    }

    @Test
    void withoutATargetNothingIsPutIn() {
        assertThat(placed("", "{chart: db}")).isEqualTo(yaml("{chart: db}"));
    }

    @Test
    void aTypeThatWorksOnNoClusterIsLeftAlone() {
        var none = PlaceFields.of(yaml("{type: object, properties: {target: {type: string}}}"));

        assertThat(RunPlace.of("prod").in(yaml("{a: 1}"), none)).isEqualTo(yaml("{a: 1}"));
    }

    @Test
    void whatATaskIsGivenAndWhatItClaimsBeforeStandAtTheSamePlace() {
        var graph = Shop.graph("tasks: [{id: db, type: noop, spec: {release: db}}]");
        var kind = new TaskKind() {
            @Override
            public String name() {
                return "noop";
            }

            @Override
            public JsonNode schema() {
                return yaml("{type: object, properties: {release: {}, target: {x-place: cluster}}}");
            }
        };
        var assigning = new Assigning(graph);
        var identity = new TaskIdentity("run-1", 1, "db", Direction.DO, 1);

        var given = assigning.assign(identity, kind, Shop.bare(), Map.of(), Shop.ROOM);
        var claimed = assigning.asWritten(identity, kind, Shop.bare(), Shop.ROOM);

        assertThat(((Assignment.Work) given).context().spec()).isEqualTo(yaml("{release: db, target: prod}"));
        assertThat(claimed.spec()).isEqualTo(yaml("{release: db, target: prod}"));
    }
}
