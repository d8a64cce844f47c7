package io.slipway.engine.worker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.bpmn.EngineSettings;
import io.slipway.engine.bpmn.graph.DelegatesAsExternalTasks;
import io.slipway.engine.graph.Dag;
import io.slipway.engine.run.Attempt;
import io.slipway.engine.run.RunBook;
import io.slipway.engine.store.DatabaseAddress;
import io.slipway.engine.store.Store;
import io.slipway.engine.task.Assignment.Work;
import io.slipway.engine.task.TaskContext;
import io.slipway.engine.task.TaskInputs;
import io.slipway.engine.task.TaskType;
import io.slipway.engine.task.Tries;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.spring.SpringTransactionsProcessEngineConfiguration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A node with nothing but the engine and a worker. */
final class TestNode implements AutoCloseable {

    private final Store store;
    private final DataSourceTransactionManager transactions;
    private final ProcessEngine engine;
    private final Worker worker;

    TestNode(DatabaseAddress address, WorkerSettings settings, List<TaskType> types) {
        this(address, settings, types, WorkerHooks.of(attempt -> new Work(context(attempt), Tries.ONE)));
    }

    TestNode(DatabaseAddress address, WorkerSettings settings, List<TaskType> types, WorkerHooks hooks) {
        store = Store.open(address);
        transactions = new DataSourceTransactionManager(store.dataSource());
        var configuration = new SpringTransactionsProcessEngineConfiguration();
        configuration.setDataSource(store.dataSource());
        configuration.setTransactionManager(transactions);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setProcessEngineName("node-" + System.nanoTime());
        configuration.setIdGenerator(new StrongUuidGenerator());
        configuration.setJdbcBatchProcessing(true);
        configuration.setMetricsEnabled(false);
        configuration.setJobExecutorActivate(false);
        configuration.setEnforceHistoryTimeToLive(false);
        configuration.setProcessEnginePlugins(List.of(new EngineSettings()));
        configuration.setCustomPostBPMNParseListeners(
                new ArrayList<>(List.of(new DelegatesAsExternalTasks(name -> true))));
        try (var onlyMe = store.lock("engine-schema")) {
            engine = configuration.buildProcessEngine();
        }
        worker = new Worker(engine, store.dataSource(), transactions, types, hooks, settings);
    }

    static TaskContext context(Attempt attempt) {
        var key = attempt.key();
        return new TaskContext(
                key.run(),
                key.round(),
                key.task(),
                key.direction(),
                attempt.tries(),
                TaskInputs.of(JsonNodeFactory.instance.objectNode()),
                new NoRoom());
    }

    TestNode working() {
        worker.start();
        return this;
    }

    Worker worker() {
        return worker;
    }

    ProcessEngine engine() {
        return engine;
    }

    JdbcTemplate jdbc() {
        return new JdbcTemplate(store.dataSource());
    }

    void deploy(String key, Dag dag, String topic) {
        engine.getRepositoryService()
                .createDeployment()
                .addString(key + ".bpmn", PlainGraph.bpmn(key, dag, topic))
                .deploy();
    }

    /** The run's row and its process, in one transaction. */
    void startRun(String key, String run) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            openRun(run);
            startProcess(key, run);
        });
    }

    void openRun(String run) {
        new RunBook(store.dataSource()).open(run);
    }

    void startProcess(String key, String run) {
        engine.getRuntimeService().startProcessInstanceByKey(key, run);
    }

    void move(String run, Runnable work) throws InterruptedException {
        new RunMover(new TransactionTemplate(transactions), new RunBook(store.dataSource())).move(List.of(run), work);
    }

    boolean isOver(String run) {
        return engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(run)
                        .count()
                == 0;
    }

    @Override
    public void close() {
        worker.close();
        engine.close();
        store.close();
    }
}
