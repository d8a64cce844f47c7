package io.slipway.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.access.Role;
import io.slipway.web.Caller;
import io.slipway.web.TestServer;
import io.slipway.web.routes.Access;
import io.slipway.web.routes.Route;
import io.slipway.web.routes.RouteTable;
import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** The route table against the running server: nothing is mounted that it does not name, and it holds. */
class RouteTableIT {

    /** The servlets whose routes are compared with the table one by one, by their annotations or mappings. */
    private static final Set<String> KNOWN_SERVLETS = Set.of(
            "/",
            "/engine-rest/*",
            "/camunda/api/cockpit/*",
            "/camunda/api/admin/*",
            "/camunda/api/tasklist/*",
            "/camunda/api/welcome/*",
            "/camunda/api/engine/*");

    /** Where Spring MVC serves files; the whole tree has a row in each case. */
    private static final Set<String> KNOWN_FILES = Set.of(
            "/**",
            "/webjars/**",
            "/camunda/lib/**",
            "/camunda/api/**",
            "/camunda/app/**",
            "/camunda/assets/**",
            "/camunda/favicon.ico");

    private static TestServer server;
    private static final RouteTable TABLE = RouteTable.shipped();

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyRouteOfSpringHasARow() {
        var missing = new TreeSet<String>();
        for (var mapping : server.context()
                .getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values()) {
            mapping.getHandlerMethods().keySet().forEach(info -> missing.addAll(rowless(info)));
        }
        assertThat(missing)
                .as("routes of Spring MVC without a row in routes.txt")
                .isEmpty();
    }

    private static List<String> rowless(RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods().isEmpty()
                ? Set.of(
                        RequestMethod.GET,
                        RequestMethod.POST,
                        RequestMethod.PUT,
                        RequestMethod.PATCH,
                        RequestMethod.DELETE)
                : info.getMethodsCondition().getMethods();
        var missing = new ArrayList<String>();
        for (var method : methods) {
            for (var pattern : info.getPatternValues()) {
                // Parts of health below the three that have a row are closed, and so need none.
                if (pattern.equals("/actuator/health/**")) continue;
                if (TABLE.row(method.name(), pattern).isEmpty()) missing.add(method + " " + pattern);
            }
        }
        return missing;
    }

    @Test
    void everyServletAndEveryFolderOfFilesIsKnown() {
        var context = server.bean(ServletContext.class);
        var servlets = new TreeSet<String>();
        context.getServletRegistrations().values().forEach(servlet -> servlets.addAll(servlet.getMappings()));
        assertThat(servlets)
                .as("a servlet that is new here needs rows, and a test that compares them")
                .isEqualTo(new TreeSet<>(KNOWN_SERVLETS));

        var folders = new TreeSet<String>();
        server.context()
                .getBeansOfType(AbstractUrlHandlerMapping.class)
                .values()
                .forEach(mapping -> folders.addAll(mapping.getHandlerMap().keySet()));
        folders.removeAll(KNOWN_FILES);
        assertThat(folders)
                .as("paths that Spring MVC serves and nobody has looked at")
                .isEmpty();
    }

    @Test
    void withoutALoginEverythingIsClosedButHealthAndSignIn() {
        var nobody = server.anonymous();
        var open = new ArrayList<String>();
        for (var row : concreteRows()) {
            if (row.access() == Access.ANYONE) continue;
            var answer = nobody.call(row.method(), path(row), body(row), "Content-Type", "application/json");
            var redirected = answer.statusCode() == 302
                    && answer.headers().firstValue("Location").orElse("").endsWith("/login");
            var refused = answer.statusCode() == 401 || answer.statusCode() == 403 || redirected;
            if (!refused) open.add(row + " answered " + answer.statusCode());
        }
        assertThat(open).isEmpty();
        assertThat(nobody.get("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(nobody.get("/login").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void noTokenOpensARouteThatIsNotForItsRole(Role role) {
        var program = server.program(role);
        var open = new ArrayList<String>();
        for (var row : concreteRows()) {
            if (row.access().isOpenTo(Set.of(role)) || !row.pattern().toString().startsWith("/engine-rest")) continue;
            var status = program.call(row.method(), path(row), body(row), "Content-Type", "application/json")
                    .statusCode();
            if (status != 403) open.add(row + " answered " + status);
        }
        assertThat(open).as("open to " + role).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void noSessionOpensARouteOfCamundasApplicationsThatIsNotForItsRole(Role role) {
        Caller browser = server.browser(role).withCamundaCsrf();
        var open = new ArrayList<String>();
        for (var row : concreteRows()) {
            if (row.access().isOpenTo(Set.of(role)) || !row.pattern().toString().startsWith("/camunda")) continue;
            var status = browser.call(row.method(), path(row), body(row), "Content-Type", "application/json")
                    .statusCode();
            if (status != 403) open.add(row + " answered " + status);
        }
        assertThat(open).as("open to " + role).isEmpty();
    }

    @Test
    void aPathWithoutARowIsRefusedWhoeverAsks() {
        assertThat(server.program(Role.ADMIN).get("/api/v1/nothing").statusCode())
                .isEqualTo(403);
        assertThat(server.program(Role.ADMIN).get("/engine-rest/nothing").statusCode())
                .isEqualTo(403);
        assertThat(server.browser(Role.ADMIN).get("/h2-console").statusCode()).isEqualTo(403);
    }

    private static List<Route> concreteRows() {
        return TABLE.rows().stream()
                .filter(row -> !row.method().equals(Route.ANY_METHOD))
                .toList();
    }

    /** The row's path with its names filled in. */
    private static String path(Route row) {
        return row.pattern()
                .toString()
                .replace("{engine}", "default")
                .replaceAll("\\{[^}]+}", "x")
                .replace("/**", "/x");
    }

    private static String body(Route row) {
        return row.method().equals("GET") || row.method().equals("OPTIONS") ? "" : "{}";
    }
}
