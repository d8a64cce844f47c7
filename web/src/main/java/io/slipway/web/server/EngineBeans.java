package io.slipway.web.server;

import io.slipway.engine.access.Accounts;
import io.slipway.engine.access.ApiTokens;
import io.slipway.engine.bpmn.EngineSchemaLock;
import io.slipway.engine.bpmn.EngineSettings;
import io.slipway.engine.bpmn.IdentityBook;
import io.slipway.engine.bpmn.OwnProcesses;
import io.slipway.engine.bpmn.ProcessBook;
import io.slipway.engine.bpmn.RoleGrants;
import io.slipway.engine.bpmn.graph.EditedGraphIntake;
import io.slipway.engine.bpmn.graph.EditedGraphs;
import io.slipway.engine.bpmn.graph.GraphDeployer;
import io.slipway.engine.bpmn.graph.UnusedGraphs;
import io.slipway.engine.bpmn.laws.AllowedBeans;
import io.slipway.engine.bpmn.laws.DiagramLint;
import io.slipway.engine.bpmn.laws.EngineLaws;
import io.slipway.engine.store.Store;
import io.slipway.engine.task.TaskType;
import io.slipway.engine.task.TaskTypes;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.util.function.SingletonSupplier;

/** Puts the engine module's parts together for Spring. */
@Configuration(proxyBeanMethods = false)
class EngineBeans {

    /** How the bean of a task type is called: helmDelegate. */
    private static final String DELEGATE = "Delegate";

    @Bean(destroyMethod = "")
    DataSource dataSource(Store store) {
        return store.dataSource();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** After the starter's own plugins, whose defaults it has to win over. */
    @Bean
    @Order(10_000)
    EngineSettings engineSettings() {
        return new EngineSettings();
    }

    /**
     * Nobody instantiates these beans to learn their names: what they need may not be there yet. Looked for once: the beans
     * of a server and its plug-ins stay, and each task of each diagram asks.
     */
    @Bean
    AllowedBeans allowedBeans(ListableBeanFactory beans) {
        return new AllowedBeans(SingletonSupplier.of(() -> taskTypes(beans)), SingletonSupplier.of(() -> steps(beans)));
    }

    /** The types of tasks, plug-ins' too, and the leased steps of the saga, which have delegates like them. */
    private static Set<String> taskTypes(ListableBeanFactory beans) {
        var delegates = names(beans, TaskType.class)
                .filter(name -> name.endsWith(DELEGATE))
                .map(name -> name.substring(0, name.length() - DELEGATE.length()));
        var types = taskTypesOf(beans).stream().map(TaskType::name);
        return Stream.concat(delegates, types).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> steps(ListableBeanFactory beans) {
        var types = names(beans, TaskType.class).collect(Collectors.toSet());
        return names(beans, JavaDelegate.class)
                .filter(name -> !types.contains(name))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> names(ListableBeanFactory beans, Class<?> type) {
        return Arrays.stream(beans.getBeanNamesForType(type, true, false));
    }

    @Bean
    @Order(10_002)
    EngineLaws engineLaws(AllowedBeans allowed, BeanFactory beans, DataSource dataSource) {
        return new EngineLaws(allowed, beans::getBean, new EditedGraphIntake(dataSource, () -> taskTypesOf(beans)));
    }

    private static List<TaskType> taskTypesOf(BeanFactory beans) {
        return List.copyOf(beans.getBean(TaskTypes.class).all());
    }

    @Bean
    DiagramLint diagramLint(AllowedBeans allowed, BeanFactory beans) {
        return new DiagramLint(allowed, () -> Optional.of(taskTypesOf(beans)));
    }

    /** Under a lock over all nodes: two that start together deploy them once. */
    @Bean
    InitializingBean ownProcesses(ProcessEngine engine, Store store) {
        return () -> {
            try (var onlyMe = store.lock("own-processes")) {
                OwnProcesses.deploy(engine.getRepositoryService());
            }
        };
    }

    @Bean
    GraphDeployer graphDeployer(ProcessEngine engine, DataSource dataSource) {
        return new GraphDeployer(engine, dataSource);
    }

    @Bean
    EditedGraphs editedGraphs(ProcessEngine engine, DataSource dataSource) {
        return new EditedGraphs(engine, dataSource);
    }

    @Bean
    UnusedGraphs unusedGraphs(ProcessEngine engine, DataSource dataSource) {
        return new UnusedGraphs(engine, dataSource);
    }

    @Bean
    ProcessBook processBook(ProcessEngine engine, DataSource dataSource) {
        return new ProcessBook(engine, dataSource);
    }

    @Bean
    @Order(10_001)
    EngineSchemaLock engineSchemaLock(DataSource dataSource) {
        return new EngineSchemaLock(dataSource);
    }

    @Bean
    IdentityBook identityBook(ProcessEngine engine) {
        return new IdentityBook(engine.getIdentityService());
    }

    @Bean
    Accounts accounts(IdentityBook book) {
        return new Accounts(book);
    }

    @Bean
    ApiTokens apiTokens(DataSource dataSource, Clock clock) {
        return new ApiTokens(dataSource, clock);
    }

    @Bean
    RoleGrants roleGrants(ProcessEngine engine, Store store) {
        return new RoleGrants(engine, store.settings());
    }
}
