package io.slipway.web.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where something is to be run, and with which values. */
final class OrderInput {

    @Mixin
    ValuesInput values = new ValuesInput();

    @Option(
            names = "--target",
            paramLabel = "CLUSTER[/NAMESPACE]",
            description =
                    "Where: a cluster as slipway.yaml calls it, or, without tasks on clusters, any name for a place.")
    @Nullable
    String target;

    /** As the server takes it. Before it is asked for anything: files that cannot be read are no reason to start one. */
    ObjectNode order() {
        var order = JsonNodeFactory.instance.objectNode();
        var filledIn = values.read();
        if (filledIn != null) order.set("values", filledIn);
        if (target != null) order.put("target", target);
        return order;
    }
}
