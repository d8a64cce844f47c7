package io.slipway.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.access.Role;
import io.slipway.web.TestServer;
import io.slipway.web.run.Packages;
import io.slipway.web.run.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** What people see, in a real browser. */
class BrowserIT {

    @TempDir
    Path folder;

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
    void aRunIsSeenLiveAndItsButtonsSayWhatTheyDo() throws IOException {
        var runs = new Runs(server);
        var go = folder.resolve("go");
        runs.start("shown", Packages.waitingFor("shown", go));
        runs.awaitTask("shown", "first", "running");
        try (var browser = Browser.at(server.address())) {
            browser.signIn(server.person(Role.OPERATOR), TestServer.PASSWORD);
            browser.see(By.linkText("Runs")).click();
            browser.see(By.linkText("shown")).click();
            browser.see(By.xpath("//ol[@id='events']/li[contains(., 'first started')]"));
            browser.picture("run-running");
            browser.see(By.xpath("//button[text()='Pause']")).click();
            browser.see(By.xpath("//*[@role='status'][contains(., 'nothing more begins')]"));
            browser.see(By.xpath("//button[text()='Resume']")).click();
            browser.see(By.xpath("//button[text()='Pause']"));
            Files.createFile(go);
            browser.see(By.cssSelector(".state.succeeded"));
            browser.see(By.xpath("//section[@id='standing'][@data-state='succeeded']"));
            browser.see(By.xpath("//*[contains(text(), 'everything is done')]"));
            browser.picture("run-succeeded");
            browser.see(By.linkText("Report")).click();
            browser.see(By.xpath("//h2[text()='What to do now']"));
            browser.picture("run-report");
            browser.open("/runs/shown/tasks/first/log");
            browser.see(By.xpath("//pre[contains(., 'ended')]"));
            browser.picture("run-log");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void aViewerSeesARunWithoutButtons() {
        var runs = new Runs(server);
        runs.start("bare", Packages.failing("bare"));
        runs.await("bare", "rolled-back", "failed");
        try (var browser = Browser.at(server.address())) {
            browser.signIn(server.person(Role.VIEWER), TestServer.PASSWORD);
            browser.open("/runs/bare");
            browser.see(By.xpath("//section[@id='standing'][@data-state='rolled-back']"));
            assertThat(browser.source()).doesNotContain("What can be done");
            browser.picture("run-rolled-back");
            browser.open("/runs/nowhere");
            assertThat(browser.see(By.tagName("main")).getText()).contains("There is no run 'nowhere'.");
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
