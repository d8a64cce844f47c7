package io.slipway.engine.bpmn.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a diagram knows about a task.
 *
 * @param type names the delegate and, for workers, the topic
 * @param name what people read in the box
 * @param documentation empty where there is none
 * @param properties what else the task needs, as a designer sees it in the modeler: {@code spec.chart} = charts/db
 * @param rollback whether the reverse process has a step that undoes it
 */
public record DiagramTask(
        String id, String type, String name, String documentation, Map<String, String> properties, boolean rollback) {

    static final String ID_PROPERTY = "id";
    static final String TYPE_PROPERTY = "type";
    static final String NAME_PROPERTY = "name";
    static final String ROLLBACK_PROPERTY = "rollback";
    static final String DIRECTION_PROPERTY = "direction";

    /** Properties that say what the other components say; they cannot be given twice. */
    public static final Set<String> OWN_PROPERTIES =
            Set.of(ID_PROPERTY, TYPE_PROPERTY, NAME_PROPERTY, ROLLBACK_PROPERTY, DIRECTION_PROPERTY);

    static final Pattern ID = Pattern.compile("[a-zA-Z][a-zA-Z0-9_-]{0,62}");
    /** Nothing else may get into the expression that finds the delegate. */
    static final Pattern TYPE = Pattern.compile("[a-z][a-zA-Z0-9_]{0,62}");

    public DiagramTask {
        if (!ID.matcher(id).matches()) throw unfit("id", id, ID);
        if (!TYPE.matcher(type).matches()) throw unfit("type", type, TYPE);
        for (var own : OWN_PROPERTIES) {
            if (properties.containsKey(own))
                throw new IllegalArgumentException("The task '" + id + "' has a property '" + own
                        + "', which the diagram writes itself: leave it out of the properties.");
        }
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    private static IllegalArgumentException unfit(String what, String given, Pattern pattern) {
        return new IllegalArgumentException(
                "'" + given + "' cannot be the " + what + " of a task in a diagram: it has to match " + pattern + ".");
    }
}
