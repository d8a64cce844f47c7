package io.slipway.engine.bpmn;

import org.camunda.bpm.engine.impl.history.HistoryLevelAudit;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;

/**
 * The engine's level audit without the forks and joins: two thirds of a graph's history rows tell nothing that the tasks'
 * rows do not.
 *
 * <p>To the tables it is audit, number included: nothing that reads them need know of it, and a database written on audit
 * goes on with it.
 */
public final class LeanHistory extends HistoryLevelAudit {

    @Override
    public String getName() {
        return "lean";
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType type, @Nullable Object entity) {
        return super.isHistoryEventProduced(type, entity) && !(isOfAnActivity(type) && isForkOrJoin(entity));
    }

    private static boolean isOfAnActivity(HistoryEventType type) {
        return type == HistoryEventTypes.ACTIVITY_INSTANCE_START
                || type == HistoryEventTypes.ACTIVITY_INSTANCE_UPDATE
                || type == HistoryEventTypes.ACTIVITY_INSTANCE_END;
    }

    private static boolean isForkOrJoin(@Nullable Object entity) {
        return entity instanceof ExecutionEntity execution
                && execution.getActivity() != null
                && "parallelGateway".equals(execution.getActivity().getProperty("type"));
    }
}
