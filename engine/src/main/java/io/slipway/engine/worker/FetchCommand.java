package io.slipway.engine.worker;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.Direction;
import org.camunda.bpm.engine.impl.ExternalTaskQueryProperty;
import org.camunda.bpm.engine.impl.QueryOrderingProperty;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.db.entitymanager.OptimisticLockingListener;
import org.camunda.bpm.engine.impl.db.entitymanager.OptimisticLockingResult;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbEntityOperation;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbOperation;
import org.camunda.bpm.engine.impl.externaltask.TopicFetchInstruction;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;

/**
 * What the engine's own fetch-and-lock does, without reading the execution and the variables of each task, a round trip a
 * task: ours have no variables. Tasks that another node locked in between are left out, as there.
 */
final class FetchCommand implements Command<List<Waiting>> {

    private static final List<QueryOrderingProperty> OLDEST_FIRST =
            List.of(new QueryOrderingProperty(ExternalTaskQueryProperty.CREATE_TIME, Direction.ASCENDING));

    private final Collection<String> topics;
    private final int most;
    private final Optional<String> run;
    private final String node;
    private final long leaseMillis;

    FetchCommand(Collection<String> topics, int most, Optional<String> run, String node, long leaseMillis) {
        this.topics = topics;
        this.most = most;
        this.run = run;
        this.node = node;
        this.leaseMillis = leaseMillis;
    }

    @Override
    public List<Waiting> execute(CommandContext context) {
        var instructions = topics.stream().map(this::instruction).toList();
        List<Waiting> locked = new ArrayList<>();
        context.getDbEntityManager().registerOptimisticLockingListener(new LeftOut(locked));
        for (var task :
                context.getExternalTaskManager().selectExternalTasksForTopics(instructions, most, OLDEST_FIRST)) {
            task.lock(node, leaseMillis);
            locked.add(new Waiting(task.getId(), task.getTopicName(), LeasedTasks.wanted(task)));
        }
        return locked;
    }

    private TopicFetchInstruction instruction(String topic) {
        var instruction = new TopicFetchInstruction(topic, leaseMillis);
        run.ifPresent(instruction::setBusinessKey);
        return instruction;
    }

    /** Told at the flush, which comes after {@link #execute} and before its caller gets the list. */
    private record LeftOut(List<Waiting> locked) implements OptimisticLockingListener {

        @Override
        public Class<? extends DbEntity> getEntityType() {
            return ExternalTaskEntity.class;
        }

        @Override
        public OptimisticLockingResult failedOperation(DbOperation operation) {
            var another = operation instanceof DbEntityOperation entity
                    && locked.removeIf(task ->
                            task.externalTask().equals(entity.getEntity().getId()));
            return another ? OptimisticLockingResult.IGNORE : OptimisticLockingResult.THROW;
        }
    }
}
