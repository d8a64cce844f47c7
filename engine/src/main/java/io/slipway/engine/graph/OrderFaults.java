package io.slipway.engine.graph;

import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Place;
import io.slipway.engine.fault.Quoted;
import java.util.List;

/** The sentences about the order of tasks. */
final class OrderFaults {

    private OrderFaults() {}

    static Fault missingTask(Place place, String task, String mend) {
        return new Fault("PACKAGE-MISSING-TASK", place, "There is no task " + Quoted.of(task) + ".", mend);
    }

    /** @param circle each before the next, and the last before the first */
    static Fault circle(Place place, List<String> circle) {
        var whole = String.join(" → ", circle) + " → " + circle.get(0);
        return new Fault(
                "PACKAGE-CIRCLE",
                place,
                circle.size() == 1
                        ? "Task %s has to wait for itself: %s.".formatted(circle.get(0), whole)
                        : "%d tasks wait for each other in a circle: %s.".formatted(circle.size(), whole),
                "Remove one of these edges, or split a task in two.");
    }
}
