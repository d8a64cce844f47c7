package io.slipway.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.access.Role;
import io.slipway.web.TestServer;
import io.slipway.web.run.Packages;
import io.slipway.web.run.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

    /** Hostile texts in it are shown as what they are. */
    private static String app(Runs runs, String version, String searches) {
        return runs.push(Map.of(
                "app.conf",
                "[app]\nid = market\nversion = " + version
                        + "\nlabel = The <b>market</b>\ndescription = Sells things.\n",
                "README.md",
                "# The market\n\n<script>document.title = 'taken'</script>\nSells what there is.\n",
                "default/search/savedsearch.conf",
                searches));
    }

    @Test
    void anAppIsInstalledVerifiedUpgradedAndUninstalledByButtonsThatAskBefore() {
        var runs = new Runs(server);
        app(runs, "1.0.0", "[errors]\nsearch = errors\n[slow]\nsearch = slow\n");
        try (var browser = Browser.at(server.address())) {
            browser.signIn(server.person(Role.OPERATOR), TestServer.PASSWORD);
            browser.see(By.linkText("Apps")).click();
            browser.see(By.xpath("//a[@aria-label='Install market 1.0.0']")).click();
            browser.see(By.xpath("//tr[contains(., 'savedsearch/slow')][contains(., 'rollback_new')]"));
            look(browser, "app-ask");
            browser.see(By.xpath("//button[text()='Install market']")).click();
            browser.see(By.cssSelector("[data-state=succeeded]"));
            browser.see(By.xpath("//ol[@class='phases']/li[contains(., 'execute')][contains(., 'done')]"));
            look(browser, "app-run");
            browser.see(By.linkText("market")).click();
            assertThat(browser.see(By.cssSelector("h1")).getText()).isEqualTo("The <b>market</b>");
            assertThat(browser.see(By.xpath("//pre[contains(., 'Sells what there is')]"))
                            .getText())
                    .contains("<script>");
            browser.see(By.xpath("//button[text()='Verify']")).click();
            browser.see(By.xpath("//*[@role='status'][contains(., 'everything is as the package says')]"));
            look(browser, "app");

            app(runs, "1.1.0", "[errors]\nsearch = other errors\n");
            browser.open("/apps");
            look(browser, "apps");
            browser.see(By.xpath("//a[@aria-label='Upgrade to market 1.1.0']")).click();
            browser.see(By.xpath("//tr[contains(., 'savedsearch/slow')][contains(., 'delete')]"));
            browser.see(By.xpath("//button[text()='Upgrade market']")).click();
            browser.see(By.cssSelector("[data-state=succeeded]"));
            browser.see(By.linkText("Report")).click();
            browser.see(By.xpath("//h2[text()='Operations']"));
            look(browser, "app-report");

            browser.open("/apps/market");
            browser.see(By.xpath("//button[text()='Uninstall …']")).click();
            look(browser, "app-uninstall");
            browser.see(By.xpath("//button[text()='Uninstall market']")).click();
            browser.see(By.cssSelector("[data-state=succeeded]"));
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void whatCannotBeDoneIsToldAndAViewerSeesNoButtonsThatChangeAnApp() {
        var runs = new Runs(server);
        runs.push(Map.of(
                "app.conf", "[app]\nid = stall\nversion = 1.0.0\nrequires = unheard-of >= 1.0.0\n",
                "default/search/savedsearch.conf", "[errors]\nsearch = errors\n"));
        try (var browser = Browser.at(server.address())) {
            browser.signIn(server.person(Role.OPERATOR), TestServer.PASSWORD);
            browser.see(By.linkText("Apps"));
            browser.open("/apps/stall/ask?action=install&version=1.0.0");
            assertThat(browser.see(By.cssSelector("[role=alert]")).getText()).contains("unheard-of");
            assertThat(browser.source()).doesNotContain("Install stall</button>");
            look(browser, "app-refused");
        }
        try (var browser = Browser.at(server.address())) {
            browser.signIn(server.person(Role.VIEWER), TestServer.PASSWORD);
            browser.see(By.linkText("Apps"));
            browser.open("/apps/stall");
            assertThat(browser.see(By.tagName("main")).getText()).contains("can be installed by an operator");
            assertThat(browser.source()).doesNotContain("/ask");
            browser.open("/apps/nowhere");
            assertThat(browser.see(By.tagName("main")).getText()).contains("There is no app 'nowhere'");
        }
        var viewer = server.browser(Role.VIEWER);
        assertThat(viewer.get("/apps/stall/ask?action=install&version=1.0.0").statusCode())
                .isEqualTo(403);
    }

    @Test
    void theReportThatIsSentBringsItsStyleAndRunsNothing() {
        var runs = new Runs(server);
        runs.start("hostile", Packages.saying("hostile", "<script>document.title=1</script>"));
        runs.await("hostile", "rolled-back", "failed");
        try (var browser = Browser.at(server.address())) {
            browser.signIn(server.person(Role.VIEWER), TestServer.PASSWORD);
            browser.see(By.linkText("Runs"));
            browser.open("/api/v1/runs/hostile/report?format=html");
            assertThat(browser.see(By.tagName("main")).getText()).contains("<script>document.title=1</script>");
            look(browser, "report-sent");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    /** Wide as on a desk, and narrow as in a hand. */
    private static void look(Browser browser, String name) {
        for (int width : List.of(400, 1280)) {
            browser.width(width);
            assertThat(browser.isTooWide()).as(name + " at " + width).isFalse();
            browser.picture(name + "-" + width);
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
