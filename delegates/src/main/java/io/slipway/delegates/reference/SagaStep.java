package io.slipway.delegates.reference;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A step of the processes around the tasks, as a designer is told of it.
 *
 * @param bean what a service task is bound to: {@code openRun}
 * @param name as a modeler offers it
 * @param does in one or two sentences
 * @param reads what it goes by; every step knows its run by the business key
 * @param leaves the variables that it leaves behind, for the flows after it
 */
public record SagaStep(Place place, String bean, String name, String does, String reads, String leaves) {

    /** Where in a diagram a step may stand, which the laws of diagrams look at. */
    public enum Place {
        /** In the transaction of the start: what it refuses was never started. */
        FIRST,
        /** In a transaction of its own. */
        ALONE,
        /** Behind a step in whose transaction it may be. */
        BEHIND,
        /** Executed by a worker, under a lease. */
        LEASED
    }

    /** What it has in a service task's camunda:delegateExpression. */
    public String delegate() {
        return "${" + bean + "}";
    }

    /** For modelers. */
    public ObjectNode template() {
        var template = JsonNodeFactory.instance.objectNode();
        template.put("$schema", ElementTemplate.SCHEMA);
        template.put("name", "Step: " + name);
        template.put("id", "io.slipway.step." + bean);
        template.put("description", description());
        template.putArray("appliesTo").add("bpmn:ServiceTask");
        var bound = template.putArray("properties").addObject();
        bind(bound, "camunda:delegateExpression").put("type", "Hidden").put("value", delegate());
        if (place == Place.ALONE)
            bind(template.withArray("properties").addObject(), "camunda:asyncBefore")
                    .put("label", "In a transaction of its own")
                    .put("description", "Needed behind tasks and called processes.")
                    .put("type", "Boolean")
                    .put("value", true);
        return template;
    }

    private String description() {
        return does + " Reads: " + reads + ". Leaves: " + leaves + ".";
    }

    private static ObjectNode bind(ObjectNode property, String attribute) {
        property.putObject("binding").put("type", "property").put("name", attribute);
        return property;
    }
}
