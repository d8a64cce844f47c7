package io.slipway.web.server;

import io.slipway.engine.access.Accounts;
import io.slipway.engine.access.ApiTokens;
import io.slipway.engine.bpmn.EngineSchemaLock;
import io.slipway.engine.bpmn.EngineSettings;
import io.slipway.engine.bpmn.IdentityBook;
import io.slipway.engine.bpmn.RoleGrants;
import io.slipway.engine.store.Store;
import java.time.Clock;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Puts the engine module's parts together for Spring. */
@Configuration(proxyBeanMethods = false)
class EngineBeans {

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
