package io.slipway.engine.bpmn;

import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ProcessDefinitionImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * The engine's parse of a diagram, without its search for a second activity of the same id: for each activity it looks into
 * each one before, which is three quarters of the time that a graph of 5,000 tasks takes. Here the ids stand in a set.
 */
final class LargeDiagrams extends BpmnParse {

    /** The one thing about a scope that has no other way in. */
    private static final Field BY_ID = byId();

    private final Map<ProcessDefinitionImpl, Set<String>> seen = new IdentityHashMap<>();

    LargeDiagrams(BpmnParser parser) {
        super(parser);
    }

    private static Field byId() {
        try {
            var field = ScopeImpl.class.getDeclaredField("namedFlowActivities");
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException otherEngine) {
            throw new IllegalStateException(
                    "This version of the BPMN engine keeps its activities in another way than 7.24 does: let its own parse do"
                            + " the work (EngineSettings).",
                    otherEngine);
        }
    }

    @Override
    public ActivityImpl createActivityOnScope(Element element, ScopeImpl scope) {
        var isNew = seen.computeIfAbsent(scope.getProcessDefinition(), any -> new HashSet<>())
                .add(element.attribute("id"));
        // In a scope below, or one that something referred to beforehand, the engine's way costs little; and what it
        // says of a
        // second activity is its own to say.
        boolean isPlain = scope instanceof ProcessDefinitionImpl && scope.isBacklogEmpty();
        return super.createActivityOnScope(element, isNew && isPlain ? new Unsearched(scope) : scope);
    }

    /** Stands in for the process while an activity is made in it. */
    private static final class Unsearched extends ProcessDefinitionImpl {

        private static final long serialVersionUID = 1;

        private final ScopeImpl process;

        Unsearched(ScopeImpl process) {
            super(process.getId());
            this.process = process;
        }

        @Override
        public ActivityImpl createActivity(String id) {
            // The engine searches for those only that have an id.
            var activity = process.createActivity(null);
            activity.setId(id);
            activitiesById(process).put(id, activity);
            return activity;
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, ActivityImpl> activitiesById(ScopeImpl scope) {
        try {
            return (Map<String, ActivityImpl>) BY_ID.get(scope);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException("The field was made accessible above.", impossible);
        }
    }
}
