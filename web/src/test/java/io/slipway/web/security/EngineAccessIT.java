package io.slipway.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.access.Role;
import io.slipway.testsystems.LeftoverRows;
import io.slipway.web.Caller;
import io.slipway.web.TestServer;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The roles of design 11 on both of the engine's REST APIs, with the engine's own authorisations behind the table. */
class EngineAccessIT {

    private static final String SECOND_API = "/camunda/api/engine/engine/default";

    private static TestServer server;
    private Deployment deployment;
    private LeftoverRows rows;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void deployProcesses() {
        rows = LeftoverRows.countedIn(server.bean(javax.sql.DataSource.class));
        deployment = server.engine()
                .getRepositoryService()
                .createDeployment()
                .addString("run.bpmn", waiting("run"))
                .addString("other.bpmn", waiting("other"))
                .deploy();
    }

    @AfterEach
    void removeThem() {
        server.engine().getRepositoryService().deleteDeployment(deployment.getId(), true);
        rows.assertNoMore();
    }

    /** A process that waits for a person, under the key of one that operators may start. */
    private static String waiting(String key) {
        return Bpmn.convertToString(Bpmn.createExecutableProcess(key)
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .userTask("userTask_wait")
                .camundaCandidateGroups("operator")
                .endEvent()
                .done());
    }

    /** All ways in: a token on the first API under both of its names, a browser's session on the second. */
    static Stream<Named<Way>> waysIn() {
        return Stream.of(
                Named.of("engine REST with a token", new Way("/engine-rest", server::program)),
                Named.of(
                        "engine REST with a token, the engine named",
                        new Way("/engine-rest/engine/default", server::program)),
                Named.of("Cockpit's API with a session", new Way(SECOND_API, role -> server.browser(role)
                        .withCamundaCsrf())));
    }

    record Way(String api, java.util.function.Function<Role, Caller> as) {
        Caller a(Role role) {
            return as.apply(role);
        }

        String key(String key) {
            return api + "/process-definition/key/" + key + "/start";
        }
    }

    @ParameterizedTest
    @MethodSource("waysIn")
    void anOperatorStartsAnAllowedProcess(Way way) {
        var answer = way.a(Role.OPERATOR).post(way.key("run"), "{\"businessKey\":\"r-1\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"businessKey\":\"r-1\"");
    }

    @ParameterizedTest
    @MethodSource("waysIn")
    void anOperatorStartsNoOtherProcess(Way way) {
        assertThat(way.a(Role.OPERATOR).post(way.key("other"), "{}").statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @MethodSource("waysIn")
    void aViewerAndADesignerStartNothing(Way way) {
        assertThat(way.a(Role.VIEWER).post(way.key("run"), "{}").statusCode()).isEqualTo(403);
        assertThat(way.a(Role.DESIGNER).post(way.key("run"), "{}").statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @MethodSource("waysIn")
    void onlyADesignerDeploys(Way way) {
        var path = way.api() + "/deployment/create";
        assertThat(way.a(Role.OPERATOR).deploy(path, waiting("mine")).statusCode())
                .isEqualTo(403);
        assertThat(way.a(Role.VIEWER).deploy(path, waiting("mine")).statusCode())
                .isEqualTo(403);

        var answer = way.a(Role.DESIGNER).deploy(path, waiting("mine"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);

        var id = answer.body().replaceAll(".*\"id\":\"([^\"]+)\",\"name\".*", "$1");
        server.engine().getRepositoryService().deleteDeployment(id, true);
    }

    @ParameterizedTest
    @MethodSource("waysIn")
    void anOperatorNeitherUpdatesNorDeletesWhatRuns(Way way) {
        var instance = server.engine()
                .getRuntimeService()
                .startProcessInstanceByKey("run")
                .getId();
        var operator = way.a(Role.OPERATOR);
        var at = way.api() + "/process-instance/" + instance;

        var answers = List.of(
                operator.delete(at),
                operator.put(at + "/suspended", "{\"suspended\":true}"),
                operator.put(at + "/variables/phase", "{\"value\":\"x\"}"),
                operator.post(at + "/modification", "{\"instructions\":[]}"),
                operator.post(
                        way.api() + "/process-instance/delete", "{\"processInstanceIds\":[\"" + instance + "\"]}"),
                operator.post(way.api() + "/process-instance/suspended", "{\"suspended\":true}"),
                operator.put(way.api() + "/job/suspended", "{\"suspended\":true}"),
                operator.put(way.api() + "/external-task/retries", "{\"retries\":0}"),
                operator.post(way.api() + "/external-task/fetchAndLock", "{\"workerId\":\"w\",\"maxTasks\":1}"),
                operator.post(way.api() + "/message", "{\"messageName\":\"m\"}"),
                operator.delete(way.api() + "/deployment/" + deployment.getId()));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode())
                .as(answer.request().method() + " " + answer.uri())
                .isEqualTo(403));
        assertThat(server.engine()
                        .getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .active()
                        .count())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("waysIn")
    void aViewerReads(Way way) {
        var definitions = way.a(Role.VIEWER).get(way.api() + "/process-definition");
        assertThat(definitions.statusCode()).isEqualTo(200);
        assertThat(definitions.body()).contains("\"key\":\"run\"");
    }

    @ParameterizedTest
    @MethodSource("waysIn")
    void noQueryEvaluatesAnExpression(Way way) {
        server.engine().getRuntimeService().startProcessInstanceByKey("run");
        var answer = way.a(Role.ADMIN)
                .post(
                        way.api() + "/task",
                        "{\"assigneeExpression\":\"${''.getClass().forName('java.lang.Runtime')}\"}");

        assertThat(answer.statusCode()).as(answer.body()).isGreaterThanOrEqualTo(400);
        assertThat(answer.body()).contains("Expressions are forbidden");
    }

    @ParameterizedTest
    @MethodSource("waysIn")
    void noQueryEvaluatesAnExpressionInsideOrQueriesEither(Way way) {
        var hidden = "{\"orQueries\":[{\"assigneeExpr\\u0065ssion\":\"${1/0}\"}]}";
        for (var path : List.of("/task", "/task/count", "/filter/x/list", "/filter/create")) {
            var answer = way.a(Role.ADMIN).post(way.api() + path, hidden);
            assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(400);
            assertThat(answer.body()).contains("leave out 'assigneeExpression'");
        }
        assertThat(way.a(Role.VIEWER)
                        .post(way.api() + "/task", "{\"orQueries\":[{\"assignee\":\"anna\"}]}")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("waysIn")
    void anOperatorCannotStartBehindTheFirstSteps(Way way) {
        var jump = "{\"startInstructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"userTask_wait\"}]}";

        assertThat(way.a(Role.OPERATOR).post(way.key("run"), jump).statusCode()).isEqualTo(400);
        assertThat(way.a(Role.ADMIN).post(way.key("run"), jump).statusCode()).isEqualTo(200);
    }

    @Test
    void theEngineItselfRefusesWhatTheTableMightForget() {
        // Were a row too wide one day, the engine's authorisations would still hold.
        var identities = server.engine().getIdentityService();
        var instance = server.engine()
                .getRuntimeService()
                .startProcessInstanceByKey("run")
                .getId();
        identities.setAuthentication("token:ci", List.of(Role.OPERATOR.groupId()));
        try {
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> server.engine().getRuntimeService().deleteProcessInstance(instance, "no"))
                    .isInstanceOf(org.camunda.bpm.engine.AuthorizationException.class);
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> server.engine()
                            .getRepositoryService()
                            .createDeployment()
                            .addString("mine.bpmn", waiting("mine"))
                            .deploy())
                    .isInstanceOf(org.camunda.bpm.engine.AuthorizationException.class);
        } finally {
            identities.clearAuthentication();
        }
    }
}
