package io.slipway.adapters.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.task.Direction;
import io.slipway.engine.task.Outcome;
import io.slipway.engine.task.UndoRecord;
import io.slipway.testsystems.Cluster;
import io.slipway.testsystems.WithCluster;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run in several rounds, each with other values, is put back to what was there before the first. TR-13, TR-20. */
@WithCluster
class KubernetesRoundsIT {

    @TempDir
    Path folder;

    private TaskOnCluster shop;

    @BeforeEach
    void open(Cluster cluster) throws Exception {
        shop = new TaskOnCluster(cluster, folder);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private static String spec(String... objects) {
        return Stream.of(objects)
                .map(one -> one.split("="))
                .map(one -> "{'apiVersion': 'v1', 'kind': 'ConfigMap', 'metadata': {'name': '" + one[0]
                        + "'}, 'data': {'colour': '" + one[1] + "'}}")
                .collect(Collectors.joining(", ", "{'objects': [", "]}"));
    }

    private UndoRecord round(String spec) throws InterruptedException {
        var tried = shop.run(shop.kubernetes, "run-2", spec);
        assertThat(tried.outcome()).isInstanceOf(Outcome.Done.class);
        return tried.before();
    }

    private Outcome undo(String spec, UndoRecord... rounds) throws InterruptedException {
        var before = shop.kubernetes.overRounds(List.of(rounds));
        return shop.kubernetes.undo(shop.task("run-2", Direction.UNDO, 1, spec), before);
    }

    private void madeByHand(String name, String colour) {
        shop.stage.apply("{'apiVersion': 'v1', 'kind': 'ConfigMap', 'metadata': {'name': '" + name
                + "'}, 'data': {'mine': '" + colour + "'}}");
    }

    @Test
    void roundsWithMoreAndFewerObjectsLeaveWhatWasThereBeforeTheFirst() throws Exception {
        madeByHand("there", "before");
        shop.run(shop.kubernetes, "run-1", spec("a=one", "b=one"));
        var before = shop.snapshot("v1 ConfigMap");

        var first = round(spec("a=two", "b=two"));
        var second = round(spec("a=three", "new=three", "there=three"));
        var third = round(spec("b=four", "more=four"));

        assertThat(shop.find("v1", "ConfigMap", "new")).as("pruned").isEmpty();
        assertThat(undo(spec("b=four", "more=four"), first, second, third)).isEqualTo(Outcome.done());
        var after = shop.snapshot("v1 ConfigMap");
        assertThat(after.keySet()).isEqualTo(before.keySet());
        before.forEach((name, object) -> assertThat(after.get(name)).as(name).isEqualTo(object));
        assertThat(undo(spec("b=four"), first, second, third)).as("done twice").isEqualTo(Outcome.done());
    }

    @Test
    void aRoundThatWentElsewhereIsPutBackThereToo() throws Exception {
        var before = shop.snapshot("v1 ConfigMap");
        var elsewhere = spec("b=two").replaceFirst("^\\{", "{'set': 'elsewhere', ");

        var first = round(spec("a=one"));
        var second = round(elsewhere);

        assertThat(undo(elsewhere, first, second)).isEqualTo(Outcome.done());
        assertThat(shop.snapshot("v1 ConfigMap")).isEqualTo(before);
    }
}
