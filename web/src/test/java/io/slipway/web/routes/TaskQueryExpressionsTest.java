package io.slipway.web.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.MultivaluedHashMap;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.rest.dto.task.TaskQueryDto;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Why {@code CarefulBodies} looks into queries for tasks: the engine forbids expressions in them, but does not look into
 * {@code orQueries}, and an expression is code. When this test fails, the engine has closed the gap.
 */
class TaskQueryExpressionsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EXPRESSION = "${'an'.concat('na')}";

    private static ProcessEngine engine;

    @BeforeAll
    static void startEngine() {
        var configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setJdbcUrl("jdbc:h2:mem:task-query-expressions");
        configuration.setEnableExpressionsInAdhocQueries(false);
        configuration.setEnableExpressionsInStoredQueries(false);
        configuration.setJobExecutorActivate(false);
        engine = configuration.buildProcessEngine();
    }

    @AfterAll
    static void stopEngine() {
        engine.close();
    }

    @Test
    void anExpressionInAQueryIsForbidden() throws JsonProcessingException {
        var query = query("{\"assigneeExpression\": \"%s\"}".formatted(EXPRESSION));

        assertThatThrownBy(query::list)
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("Expressions are forbidden");
    }

    @Test
    void anExpressionInsideOrQueriesIsEvaluatedAllTheSame() throws JsonProcessingException {
        var query = query("{\"orQueries\": [{\"assigneeExpression\": \"%s\"}]}".formatted(EXPRESSION));

        query.list();

        assertThat(query.getQueries().get(1).getAssignee()).isEqualTo("anna");
    }

    /** So GET /task and its count are safe for viewers. */
    @Test
    void aQueryStringCannotCarryOrQueries() {
        var parameters = new MultivaluedHashMap<String, String>();
        parameters.add("orQueries", "[{\"assigneeExpression\": \"%s\"}]".formatted(EXPRESSION));

        assertThatThrownBy(() -> new TaskQueryDto(JSON, parameters)).isInstanceOf(IllegalArgumentException.class);
    }

    private static TaskQueryImpl query(String text) throws JsonProcessingException {
        var dto = JSON.readValue(text, TaskQueryDto.class);
        dto.setObjectMapper(JSON);
        return (TaskQueryImpl) dto.toQuery(engine);
    }
}
