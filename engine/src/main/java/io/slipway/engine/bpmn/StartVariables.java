package io.slipway.engine.bpmn;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.core.variable.scope.AbstractVariableScope;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricVariableInstanceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.jspecify.annotations.Nullable;

/** What somebody gave along with the start of a process. */
public final class StartVariables {

    private final DelegateExecution execution;

    public StartVariables(DelegateExecution execution) {
        this.execution = execution;
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(execution.getVariable(name))
                .map(String::valueOf)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    /** The business key with which the process was started. */
    public Optional<String> businessKey() {
        return Optional.ofNullable(execution.getProcessBusinessKey()).filter(key -> !key.isEmpty());
    }

    public boolean flag(String name) {
        return Boolean.parseBoolean(text(name).orElse("false"));
    }

    /**
     * Takes a text out of the process, and out of its history, in the transaction that brought it: it may hold secrets.
     */
    public Optional<String> take(String name) {
        var taken = text(name);
        if (!execution.hasVariable(name)) return taken;
        var instance = instanceOf(name);
        execution.removeVariable(name);
        if (instance != null) forget(instance);
        return taken;
    }

    /** Its history has not been written yet: it is taken out of what this transaction is going to write. */
    private static void forget(String instance) {
        var history = Context.getCommandContext()
                .getDbEntityManager()
                .getCachedEntity(HistoricVariableInstanceEntity.class, instance);
        if (history == null)
            throw new IllegalStateException("The history of a variable was written before it could be taken out.");
        history.delete();
    }

    private @Nullable String instanceOf(String name) {
        var entity = (AbstractVariableScope) execution;
        var instance = entity.getVariableInstance(name);
        return instance instanceof VariableInstanceEntity variable ? variable.getId() : null;
    }

    /** Who started the process; {@code nobody} where the engine was not told. */
    public String startedBy() {
        var authentication =
                execution.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
        return authentication == null ? "nobody" : authentication.getUserId();
    }
}
