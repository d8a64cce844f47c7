package io.slipway.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.access.Accounts;
import io.slipway.engine.access.Role;
import io.slipway.engine.site.SiteSettingsReader;
import io.slipway.web.Caller;
import io.slipway.web.TestServer;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sign-in by an OpenID Connect provider that runs in this JVM. */
class SignOnIT {

    private static final MockOAuth2Server PROVIDER = new MockOAuth2Server();
    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        PROVIDER.start(InetAddress.getByName("127.0.0.1"), 0);
        var environment = Map.of(
                "SIGN_ON_SECRET",
                "hunter2",
                "SLIPWAY_CONFIG__signOn",
                "{issuer: '" + PROVIDER.issuerUrl("ops")
                        + "', clientId: slipway, clientSecret: 'env:SIGN_ON_SECRET', label: Company login, "
                        + "roles: {operator: [on-call], admin: [platform]}}");
        server = TestServer.start(SiteSettingsReader.read(null, environment).orThrow(), environment);
    }

    @AfterAll
    static void stop() {
        server.close();
        PROVIDER.shutdown();
    }

    /** Goes to the provider, which asks nothing and says that this is so and so, and comes back. */
    private static Caller signOn(String subject, Map<String, Object> claims) {
        PROVIDER.enqueueCallback(
                new DefaultOAuth2TokenCallback("ops", subject, "JWT", List.of("slipway"), claims, 3600));
        var browser = server.anonymous();
        var toProvider = location(browser, "/oauth2/authorization/signon");
        var back = location(
                Caller.of(URI.create(toProvider.getScheme() + "://" + toProvider.getAuthority())),
                toProvider.getRawPath() + "?" + toProvider.getRawQuery());
        var end = location(browser, back.getRawPath() + "?" + back.getRawQuery());
        lastEnd = end.getPath() + (end.getQuery() == null ? "" : "?" + end.getQuery());
        return browser;
    }

    private static String lastEnd = "";

    private static URI location(Caller caller, String path) {
        var answer = caller.get(path);
        return URI.create(answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(path + ": " + answer.statusCode() + answer.body())));
    }

    @Test
    void theSignInPageOffersIt() {
        assertThat(server.anonymous().get("/login").body()).contains("Company login", "/oauth2/authorization/signon");
    }

    @Test
    void whoeverTheProviderVouchesForGetsAnAccountWithTheRolesOfTheirGroups() {
        var browser = signOn("id-1", Map.of("preferred_username", "otto", "groups", List.of("on-call", "chess")));

        assertThat(lastEnd).isEqualTo("/");
        assertThat(browser.get("/api/v1/me").body()).isEqualTo("{\"name\":\"otto\",\"roles\":[\"operator\"]}");
        assertThat(browser.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(200);
        assertThat(browser.get("/api/v1/users").statusCode()).isEqualTo(403);

        var promoted = signOn("id-1", Map.of("preferred_username", "otto", "groups", List.of("platform")));
        assertThat(promoted.get("/api/v1/me").body()).isEqualTo("{\"name\":\"otto\",\"roles\":[\"admin\"]}");
    }

    @Test
    void withoutARoleNobodyComesIn() {
        var browser = signOn("id-2", Map.of("preferred_username", "guest", "groups", List.of("chess")));

        assertThat(lastEnd).isEqualTo("/login?signon=norole");
        assertThat(browser.get("/login?signon=norole").body()).contains("have no role here yet");
        assertThat(browser.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void theProvidersUserOfThatNameDoesNotBecomeOurAdmin() {
        var browser = signOn("id-3", Map.of("preferred_username", "admin", "groups", List.of("platform")));

        assertThat(lastEnd).isEqualTo("/login?signon=taken");
        assertThat(browser.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void aNameThatWasFreedBelongsToWhoeverComesNext() {
        signOn("id-4", Map.of("preferred_username", "shared", "groups", List.of("on-call")));
        signOn("id-5", Map.of("preferred_username", "shared", "groups", List.of("on-call")));
        assertThat(lastEnd).isEqualTo("/login?signon=taken");

        server.bean(Accounts.class).remove("shared");

        signOn("id-5", Map.of("preferred_username", "shared", "groups", List.of("on-call")));
        assertThat(lastEnd).isEqualTo("/");
        assertThat(server.bean(Accounts.class).find("shared").orElseThrow().roles())
                .isEqualTo(Set.of(Role.OPERATOR));
    }

    @Test
    void anAnswerThatNobodyAskedForIsRefused() {
        var forged = server.anonymous().get("/login/oauth2/code/signon?code=x&state=y");

        assertThat(forged.headers().firstValue("Location").orElse("")).endsWith("/login?signon=failed");
    }
}
