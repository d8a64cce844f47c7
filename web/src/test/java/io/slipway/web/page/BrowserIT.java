package io.slipway.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.access.Role;
import io.slipway.web.TestServer;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** What people see, in a real browser. */
class BrowserIT {

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void whoeverSignsInSeesTheStartPageAndCockpitsDashboard() {
        try (var browser = Browser.at(server.address())) {
            browser.open("/");
            assertThat(browser.path()).isEqualTo("/login");
            browser.picture("sign-in");

            browser.signIn(server.person(Role.VIEWER), TestServer.PASSWORD);
            assertThat(browser.see(By.cssSelector("main h1")).getText()).startsWith("Slipway");
            browser.picture("home");
            assertThat(browser.complaints()).isEmpty();

            browser.see(By.linkText("Cockpit")).click();
            assertThat(browser.see(By.cssSelector(".dashboard, .processes-dashboard, [cam-widget-header]"))
                            .isDisplayed())
                    .isTrue();
            browser.see(By.xpath("//*[contains(text(),'Running Process Instances')]"));
            browser.picture("cockpit");
        }
    }

    @Test
    void anOperatorSeesARunningProcessWithItsDiagramInCockpit() {
        var process = Bpmn.createExecutableProcess("run")
                .name("Run a package")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .userTask("userTask_approve")
                .name("Approve the plan")
                .camundaCandidateGroups("operator")
                .endEvent()
                .done();
        var repository = server.engine().getRepositoryService();
        var deployment = repository
                .createDeployment()
                .addModelInstance("run.bpmn", process)
                .deploy();
        server.engine().getRuntimeService().startProcessInstanceByKey("run", "shop-1");
        try (var browser = Browser.at(server.address())) {
            browser.signIn(server.person(Role.OPERATOR), TestServer.PASSWORD);
            browser.see(By.cssSelector("main h1"));

            browser.open("/camunda/app/cockpit/default/#/processes");
            browser.see(By.linkText("Run a package")).click();
            browser.see(By.cssSelector("[data-element-id=userTask_approve]"));
            browser.picture("cockpit-process");

            browser.open("/camunda/app/tasklist/default/");
            browser.see(By.xpath("//*[contains(text(),'Approve the plan')]"));
            browser.picture("tasklist");
        } finally {
            repository.deleteDeployment(deployment.getId(), true);
        }
    }

    @Test
    void aWrongPasswordIsToldOnThePage() {
        try (var browser = Browser.at(server.address())) {
            browser.signIn("nobody", "wrong");
            assertThat(browser.see(By.cssSelector("[role=alert]")).getText()).contains("wrong");
        }
    }
}
