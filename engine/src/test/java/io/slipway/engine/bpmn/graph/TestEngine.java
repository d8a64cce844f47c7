package io.slipway.engine.bpmn.graph;

import io.slipway.engine.bpmn.EngineSettings;
import io.slipway.engine.bpmn.laws.AllowedBeans;
import io.slipway.engine.bpmn.laws.EngineLaws;
import io.slipway.engine.graph.TaskKind;
import io.slipway.engine.store.DatabaseAddress;
import io.slipway.engine.store.Store;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.spring.SpringTransactionsProcessEngineConfiguration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** An engine on the same tables and transactions as our own, in memory. */
final class TestEngine implements AutoCloseable {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Store store;
    private final ProcessEngine engine;

    TestEngine() {
        var name = "graphs-" + NUMBER.incrementAndGet();
        store = Store.open(new DatabaseAddress(DatabaseAddress.Kind.H2, "jdbc:h2:mem:" + name, "slipway", ""));
        var settings = new SpringTransactionsProcessEngineConfiguration();
        settings.setDataSource(store.dataSource());
        settings.setTransactionManager(new DataSourceTransactionManager(store.dataSource()));
        settings.setDatabaseSchemaUpdate("true");
        settings.setProcessEngineName(name);
        settings.setJobExecutorActivate(false);
        var kinds = List.of(TaskKind.named("helm"), TaskKind.named("shell"));
        var types = kinds.stream().map(TaskKind::name).collect(Collectors.toSet());
        settings.getProcessEnginePlugins().add(new EngineSettings());
        settings.getProcessEnginePlugins()
                .add(new EngineLaws(
                        AllowedBeans.of(types, Set.of()),
                        bean -> bean,
                        new EditedGraphIntake(store.dataSource(), () -> kinds)));
        engine = settings.buildProcessEngine();
    }

    GraphDeployer deployer() {
        return new GraphDeployer(engine, store.dataSource());
    }

    DiagramBook diagrams() {
        return new DiagramBook(store.dataSource());
    }

    EditedGraphs editedGraphs() {
        return new EditedGraphs(engine, store.dataSource());
    }

    UnusedGraphs unusedGraphs() {
        return new UnusedGraphs(engine, store.dataSource());
    }

    JdbcClient jdbc() {
        return JdbcClient.create(store.dataSource());
    }

    RepositoryService repository() {
        return engine.getRepositoryService();
    }

    @Override
    public void close() {
        engine.close();
        store.close();
    }
}
