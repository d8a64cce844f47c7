package io.slipway.engine.bpmn;

import io.slipway.engine.access.Accounts;
import java.util.List;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/**
 * Settings of the BPMN engine that are part of the design, not of an installation: nobody should be able to switch them
 * off with a property.
 */
public final class EngineSettings extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        protect(engine);
        keepTablesSmall(engine);
        keepQueriesCheap(engine);
        engine.setBpmnParseFactory(LargeDiagrams::new);
    }

    private static void protect(ProcessEngineConfigurationImpl engine) {
        engine.setAuthorizationEnabled(true);
        // An expression in a query is code that whoever may ask a query runs in our process.
        engine.setEnableExpressionsInAdhocQueries(false);
        engine.setEnableExpressionsInStoredQueries(false);
        engine.setEnableXxeProcessing(false);
        // Whoever called is told; a stack trace for each start that was refused would bury what matters.
        engine.setEnableCmdExceptionLogging(false);
        engine.setUserResourceWhitelistPattern(Accounts.NAME.pattern());
        // Guessing gets slow (1, 2, 4 … 30 s), but nobody can lock a user out for good by guessing.
        engine.setLoginDelayBase(1);
        engine.setLoginDelayFactor(2);
        engine.setLoginDelayMaxTime(30);
        engine.setLoginMaxAttempts(Integer.MAX_VALUE);
        engine.setPasswordEncryptor(new SlowPasswordHash());
        // Whoever is asked to approve may work on that task; changing its variables or owner is for admins.
        engine.setDefaultUserPermissionNameForTask(Permissions.TASK_WORK.getName());
    }

    private static void keepQueriesCheap(ProcessEngineConfigurationImpl engine) {
        // For one line of documentation the engine would read each listed diagram as a whole, and keep it.
        engine.setEnableFetchProcessDefinitionDescription(false);
    }

    private static void keepTablesSmall(ProcessEngineConfigurationImpl engine) {
        var lean = new LeanHistory();
        engine.setCustomHistoryLevels(List.of(lean));
        engine.setHistoryLevel(lean);
        engine.setMetricsEnabled(false);
        engine.setDbMetricsReporterActivate(false);
        engine.setTaskMetricsEnabled(false);
        // A definition that does not say how long its history is kept (a sample, a designer's first try).
        engine.setHistoryTimeToLive("P180D");
    }
}
