package io.slipway.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.access.Accounts;
import io.slipway.engine.access.ApiTokens;
import io.slipway.engine.access.Role;
import io.slipway.web.TestServer;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Passwords, tokens and sessions, and what ends them. */
class SignInIT {

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
    void oneSignInOpensOurPageCockpitTasklistAndAdmin() {
        var browser = server.browser(Role.ADMIN);

        for (var page : new String[] {
            "/", "/camunda/app/cockpit/default/", "/camunda/app/tasklist/default/", "/camunda/app/admin/default/"
        }) {
            assertThat(browser.get(page).statusCode()).as(page).isEqualTo(200);
        }
        assertThat(browser.get("/camunda/api/admin/auth/user/default").body()).contains("\"userId\":\"a-admin\"");
    }

    @Test
    void aWrongPasswordAndAnUnknownUserGetTheSameAnswer() {
        server.person(Role.VIEWER);
        var stranger = server.anonymous();
        var wrong = stranger.form("/login", "username=a-viewer&password=wrong", stranger.csrfField("/login"));
        var unknown = stranger.form("/login", "username=nobody&password=wrong", stranger.csrfField("/login"));

        assertThat(wrong.headers().firstValue("Location"))
                .isEqualTo(unknown.headers().firstValue("Location"));
        assertThat(wrong.headers().firstValue("Location").orElse("")).endsWith("/login?error");
        assertThat(stranger.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void signInWithoutItsPagesTokenIsRefused() {
        server.person(Role.VIEWER);
        var forged = server.anonymous().form("/login", "username=a-viewer&password=" + TestServer.PASSWORD, "");

        assertThat(forged.statusCode()).isEqualTo(403);
    }

    @Test
    void camundasOwnLoginAndSetUpAreClosed() {
        var stranger = server.anonymous();
        assertThat(stranger.form("/camunda/api/admin/auth/user/default/login/cockpit", "username=a&password=b", "")
                        .statusCode())
                .isIn(401, 403);
        assertThat(stranger.post("/camunda/api/admin/setup/default/user/create", "{}")
                        .statusCode())
                .isIn(401, 403);
        var admin = server.browser(Role.ADMIN).withCamundaCsrf();
        assertThat(admin.post("/camunda/api/admin/setup/default/user/create", "{}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aChangeThroughCockpitNeedsCockpitsOwnToken() {
        var admin = server.browser(Role.ADMIN);
        admin.get("/camunda/app/cockpit/default/");
        var path = "/camunda/api/engine/engine/default/process-definition/suspended";
        var change = "{\"processDefinitionKey\":\"none\",\"suspended\":true}";

        assertThat(admin.put(path, change).statusCode()).isEqualTo(403);
    }

    @Test
    void onTheApisASessionReadsButChangesNothing() {
        var admin = server.browser(Role.ADMIN);

        assertThat(admin.get("/api/v1/users").statusCode()).isEqualTo(200);
        assertThat(admin.get("/engine-rest/process-definition").statusCode()).isEqualTo(200);
        assertThat(admin.post("/api/v1/users", "{\"name\":\"eve\",\"roles\":[\"admin\"],\"password\":\"0123456789\"}")
                        .statusCode())
                .isEqualTo(401);
        assertThat(server.bean(Accounts.class).find("eve")).isEmpty();
    }

    @Test
    void basicAuthenticationWorksAndIsNeverAskedFor() {
        server.person(Role.VIEWER);

        assertThat(server.anonymous()
                        .withPassword("a-viewer", TestServer.PASSWORD)
                        .get("/engine-rest/process-definition")
                        .statusCode())
                .isEqualTo(200);
        var refused = server.anonymous().withPassword("a-viewer", "wrong").get("/engine-rest/process-definition");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().allValues("WWW-Authenticate")).containsExactly("Bearer realm=\"slipway\"");
    }

    @Test
    void aRevokedOrExpiredTokenIsWorthlessAtOnce() throws InterruptedException {
        var tokens = server.bean(ApiTokens.class);
        var revoked = server.anonymous().withToken(tokens.create("to-revoke", Role.VIEWER, "test", null));
        var brief = server.anonymous().withToken(tokens.create("brief", Role.VIEWER, "test", Duration.ofMillis(1)));
        assertThat(revoked.get("/api/v1/me").statusCode()).isEqualTo(200);

        tokens.revoke("to-revoke");

        assertThat(revoked.get("/api/v1/me").statusCode()).isEqualTo(401);
        assertThat(brief.get("/api/v1/me").statusCode()).isEqualTo(401);
    }

    @Test
    void aRemovedUsersSessionIsOver() {
        var accounts = server.bean(Accounts.class);
        accounts.add("leaving", Set.of(Role.VIEWER), TestServer.PASSWORD);
        var browser = server.anonymous();
        browser.signIn("leaving", TestServer.PASSWORD);
        assertThat(browser.get("/").statusCode()).isEqualTo(200);

        accounts.remove("leaving");

        assertThat(browser.get("/").statusCode()).isEqualTo(302);
        assertThat(browser.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(302);
    }

    @Test
    void aNewPasswordEndsSessionsThatBeganWithTheOldOne() {
        var accounts = server.bean(Accounts.class);
        accounts.add("careless", Set.of(Role.VIEWER), TestServer.PASSWORD);
        var thief = server.anonymous();
        thief.signIn("careless", TestServer.PASSWORD);

        accounts.setPassword("careless", "another good one");

        assertThat(thief.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void anotherRoleCountsInASessionThatIsOpen() {
        var accounts = server.bean(Accounts.class);
        accounts.add("rising", Set.of(Role.VIEWER), TestServer.PASSWORD);
        var browser = server.anonymous();
        browser.signIn("rising", TestServer.PASSWORD);
        assertThat(browser.get("/api/v1/users").statusCode()).isEqualTo(403);

        accounts.setRoles("rising", Set.of(Role.ADMIN));

        assertThat(browser.get("/api/v1/users").statusCode()).isEqualTo(200);
    }

    @Test
    void signOutInCockpitEndsOurSessionToo() {
        var browser = server.browser(Role.VIEWER);
        assertThat(browser.post("/camunda/api/admin/auth/user/default/logout", "")
                        .statusCode())
                .isEqualTo(403);

        browser = server.browser(Role.VIEWER).withCamundaCsrf();
        assertThat(browser.post("/camunda/api/admin/auth/user/default/logout", "")
                        .statusCode())
                .isLessThan(300);
        assertThat(browser.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void signOutOnOurPageEndsTheSession() {
        var browser = server.browser(Role.VIEWER);
        var answer = browser.form("/logout", "", browser.csrfField("/"));

        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/login?logout");
        assertThat(browser.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void ourPagesAllowNoForeignScripts() {
        var policy = server.anonymous()
                .get("/login")
                .headers()
                .firstValue("Content-Security-Policy")
                .orElse("");

        assertThat(policy).contains("default-src 'none'; script-src 'self'").contains("frame-ancestors 'none'");
    }
}
