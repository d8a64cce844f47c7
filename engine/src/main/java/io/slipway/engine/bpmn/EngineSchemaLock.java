package io.slipway.engine.bpmn;

import io.slipway.engine.store.DatabaseLock;
import io.slipway.engine.store.StoreProblem;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.jspecify.annotations.Nullable;

/**
 * Lets one node at a time build its engine: the first makes the engine's tables, the others find them made. Without it
 * two nodes on an empty database run the same {@code create table} and one of them dies.
 *
 * <p>A node that fails in between loses the lock with its connection.
 */
public final class EngineSchemaLock extends AbstractProcessEnginePlugin {

    private final DataSource dataSource;
    private @Nullable DatabaseLock held;

    public EngineSchemaLock(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        held = DatabaseLock.take(dataSource, "engine-schema");
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        try {
            refuseNewer(engine);
        } finally {
            if (held != null) held.close();
        }
    }

    private static void refuseNewer(ProcessEngine engine) {
        var own = EngineVersion.parse(ProcessEngine.class.getPackage().getImplementationVersion());
        engine.getManagementService().createSchemaLogQuery().list().stream()
                .map(entry -> EngineVersion.parse(entry.getVersion()))
                .filter(entry -> entry.isNewerThan(own))
                .findFirst()
                .ifPresent(newer -> {
                    throw new StoreProblem(
                            "The BPMN engine's tables in this database are of version " + newer.text()
                                    + ", this program's engine is " + own.text() + ".",
                            "Start the newer Slipway that made them, or restore a backup from before it.");
                });
    }
}
