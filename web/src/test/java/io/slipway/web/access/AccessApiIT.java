package io.slipway.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.slipway.engine.access.Role;
import io.slipway.web.Caller;
import io.slipway.web.TestServer;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Users and tokens over REST. */
class AccessApiIT {

    private static TestServer server;
    private static Caller admin;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        admin = server.program(Role.ADMIN);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aUserIsAddedChangedAndRemoved() {
        var added =
                admin.post("/api/v1/users", "{\"name\":\"anna\",\"roles\":[\"operator\"],\"password\":\"0123456789\"}");
        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(added.body()).isEqualTo("{\"name\":\"anna\",\"roles\":[\"operator\"]}");

        assertThat(admin.put("/api/v1/users/anna/roles", "{\"roles\":[\"viewer\",\"designer\"]}")
                        .body())
                .isEqualTo("{\"name\":\"anna\",\"roles\":[\"viewer\",\"designer\"]}");
        assertThat(admin.put("/api/v1/users/anna/password", "{\"password\":\"9876543210\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(server.anonymous()
                        .withPassword("anna", "9876543210")
                        .get("/api/v1/me")
                        .body())
                .isEqualTo("{\"name\":\"anna\",\"roles\":[\"viewer\",\"designer\"]}");

        assertThat(admin.delete("/api/v1/users/anna").statusCode()).isEqualTo(204);
        assertThat(admin.get("/api/v1/users/anna").statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsWrongWithARequestIsSaidInASentence() {
        assertThat(admin.post("/api/v1/users", "{\"name\":\"a b\",\"roles\":[\"viewer\"],\"password\":\"0123456789\"}")
                        .body())
                .contains("'a b' cannot be a user's name");
        assertThat(admin.post("/api/v1/users", "{\"name\":\"b\",\"roles\":[\"king\"],\"password\":\"0123456789\"}")
                        .body())
                .contains("There is no role 'king'. Give viewer, operator, designer or admin.");
        assertThat(admin.post("/api/v1/users", "{\"name\":\"b\",\"roles\":[\"viewer\"],\"password\":\"short\"}")
                        .body())
                .contains("The password has 5 characters.");
        assertThat(admin.post("/api/v1/users", "{\"name\":").statusCode()).isEqualTo(400);
        assertThat(admin.post("/api/v1/tokens", "{\"name\":\"t\",\"role\":\"viewer\",\"validFor\":\"soon\"}")
                        .body())
                .contains("'soon' is not a length of time");
    }

    @Test
    void theLastAdminStays() {
        var refused = admin.delete("/api/v1/users/admin");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("'admin' is the last admin");
        assertThat(admin.put("/api/v1/users/admin/roles", "{\"roles\":[\"viewer\"]}")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void aTokenIsShownOnceAndKeptAsAHashOnly() {
        var made = admin.post("/api/v1/tokens", "{\"name\":\"ci\",\"role\":\"operator\",\"validFor\":\"90d\"}");
        assertThat(made.statusCode()).isEqualTo(201);
        var token = made.body().replaceAll(".*\"token\":\"([^\"]+)\".*", "$1");

        assertThat(token).startsWith("slp_").hasSize(47);
        assertThat(admin.get("/api/v1/tokens").body()).contains("\"ci\"").doesNotContain(token);
        var stored = JdbcClient.create(server.bean(DataSource.class))
                .sql("select * from api_token")
                .query()
                .listOfRows();
        assertThat(stored.toString()).contains("ci").doesNotContain(token);
        assertThat(server.anonymous().withToken(token).get("/api/v1/me").body())
                .isEqualTo("{\"name\":\"token:ci\",\"roles\":[\"operator\"]}");
    }

    @Test
    void listsComeInPages() {
        for (int i = 0; i < 5; i++) admin.post("/api/v1/tokens", "{\"name\":\"page-" + i + "\",\"role\":\"viewer\"}");

        var first = admin.get("/api/v1/tokens?limit=2&after=page-").body();
        assertThat(first).contains("page-0", "page-1", "\"next\":\"page-1\"").doesNotContain("page-2");
        assertThat(admin.get("/api/v1/tokens?limit=2&after=page-1").body()).contains("page-2", "page-3");
        assertThat(admin.get("/api/v1/tokens?limit=9&after=page-3").body()).contains("page-4", "\"next\":null");
    }

    @Test
    void somebodyChangesTheirOwnPasswordOnlyWithTheCurrentOne() {
        admin.post("/api/v1/users", "{\"name\":\"me\",\"roles\":[\"viewer\"],\"password\":\"0123456789\"}");
        var me = server.anonymous().withPassword("me", "0123456789");

        assertThat(me.put("/api/v1/me/password", "{\"current\":\"guess\",\"password\":\"9876543210\"}")
                        .statusCode())
                .isEqualTo(409);
        // After a wrong password the next try has to wait for a second.
        await().atMost(Duration.ofSeconds(10))
                .until(() -> me.put("/api/v1/me/password", "{\"current\":\"0123456789\",\"password\":\"9876543210\"}")
                                .statusCode()
                        == 204);
        assertThat(me.get("/api/v1/me").statusCode()).isEqualTo(401);
    }
}
