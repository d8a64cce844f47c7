package io.slipway.web.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.engine.access.Role;
import io.slipway.testsystems.ExpectedErrors;
import io.slipway.web.TestServer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every way into the engine keeps the laws of diagrams, and ours for designers. */
@SuppressWarnings("NullAway.Init")
@ExpectedErrors({"LAW-", "Cannot resolve identifier 'store'"})
class ProcessesIT {

    private static final String LAWFUL = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="x">
              <bpmn:process id="asked" name="Asked" isExecutable="true" camunda:historyTimeToLive="P1D">
                <bpmn:startEvent id="startEvent_a"/>
                <bpmn:sequenceFlow id="f" sourceRef="startEvent_a" targetRef="userTask_b"/>
                <bpmn:userTask id="userTask_b" name="Look"/>
              </bpmn:process>
            </bpmn:definitions>
            """;
    private static final String LAWLESS = LAWFUL.replace(
            "name=\"Look\"", "name=\"${''.getClass().forName('java.lang.Runtime')}\" camunda:formKey=\"embedded:x\"");

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static long deployments() {
        return server.engine().getRepositoryService().createDeploymentQuery().count();
    }

    @Test
    void noWayIntoTheEngineGoesRoundTheLaws() {
        long before = deployments();
        for (var way : List.of("/engine-rest", "/camunda/api/engine/engine/default")) {
            var caller = way.startsWith("/engine")
                    ? server.program(Role.DESIGNER)
                    : server.browser(Role.DESIGNER).withCamundaCsrf();
            var answer = caller.deploy(way + "/deployment/create", LAWLESS);

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(answer.body())
                    .contains("Nothing was deployed", "p.bpmn LAW-EXPRESSION", "LAW-FORM", "userTask_b");
        }
        assertThatThrownBy(() -> server.engine()
                        .getRepositoryService()
                        .createDeployment()
                        .addString("p.bpmn", LAWLESS)
                        .deploy())
                .hasMessageContaining("LAW-FORM");
        assertThatThrownBy(() -> server.engine()
                        .getRepositoryService()
                        .createDeployment()
                        .addString("p.dmn", LAWFUL)
                        .deploy())
                .hasMessageContaining("LAW-FILE");
        assertThat(deployments()).isEqualTo(before);
    }

    @Test
    void lintTellsWhatDeployWouldRefuse() {
        var linted = server.program(Role.VIEWER)
                .call("POST", "/api/v1/processes/lint", LAWLESS, "Content-Type", "application/xml");
        assertThat(linted.statusCode()).as(linted.body()).isEqualTo(200);
        assertThat(linted.body())
                .contains("\"code\":\"LAW-EXPRESSION\"", "\"element\":\"userTask_b\"", "\"code\":\"LAW-FORM\"");

        var refused = server.program(Role.DESIGNER)
                .call("POST", "/api/v1/processes", LAWLESS, "Content-Type", "application/xml");
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body()).contains("process.bpmn LAW-EXPRESSION", "\"faults\":[");
    }

    @Test
    void aDesignerDeploysListsAndExports() {
        var designer = server.program(Role.DESIGNER);
        var path = "/api/v1/processes?file=asked.bpmn";
        assertThat(server.program(Role.OPERATOR)
                        .call("POST", path, LAWFUL, "Content-Type", "application/xml")
                        .statusCode())
                .isEqualTo(403);

        var deployed = designer.call("POST", path, LAWFUL, "Content-Type", "application/xml");
        assertThat(deployed.statusCode()).as(deployed.body()).isEqualTo(201);
        assertThat(deployed.body()).contains("\"key\":\"asked\"", "\"version\":1");

        assertThat(designer.get("/api/v1/processes").body())
                .contains("\"key\":\"asked\"", "\"edited\":false", "\"deployedAt\":\"20");
        assertThat(designer.get("/api/v1/processes/asked/bpmn").body()).isEqualTo(LAWFUL);
        assertThat(designer.get("/api/v1/processes/asked/bpmn?version=7").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aModelerGetsATemplateForEachTaskType() throws IOException {
        var answer = server.program(Role.VIEWER).get("/api/v1/processes/templates");
        assertThat(answer.statusCode()).isEqualTo(200);
        var templates = new ObjectMapper().readTree(answer.body());
        assertThat(templates.findValuesAsText("id")).contains("io.slipway.noop", "io.slipway.shell", "io.slipway.http");
        assertThat(templates.get(0).at("/appliesTo/0").asText()).isEqualTo("bpmn:ServiceTask");
        assertThat(templates.findValuesAsText("id"))
                .contains("io.slipway.step.openInstall")
                .doesNotHaveDuplicates();
        for (var template : templates) {
            var bean = template.at("/properties/0/value").asText().replaceAll("[${}]", "");
            assertThat(server.context().containsBean(bean)).as(bean).isTrue();
        }
    }

    @Test
    void onlyBoundBeansAreSeenByExpressions() {
        var repository = server.engine().getRepositoryService();
        var deployment = repository
                .createDeployment()
                .addString("p.bpmn", LAWFUL.replace("name=\"Look\"", "camunda:assignee=\"${store}\""))
                .deploy();

        assertThatThrownBy(() -> server.engine().getRuntimeService().startProcessInstanceByKey("asked"))
                .hasMessageContaining("store");
        repository.deleteDeployment(deployment.getId(), true);
    }
}
