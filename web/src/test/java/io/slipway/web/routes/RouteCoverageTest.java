package io.slipway.web.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.rest.impl.DefaultProcessEngineRestServiceImpl;
import org.junit.jupiter.api.Test;

class RouteCoverageTest {

    private static final RouteTable TABLE = RouteTable.shipped();

    @Test
    void everyEngineRouteHasARow() {
        var routes = CamundaApplications.routes(CamundaApplications.engine());

        assertThat(routes).as("routes found in the engine's REST classes").hasSizeGreaterThan(1_000);
        assertEachHasARow(routes);
    }

    @Test
    void everyWebAppRouteHasARow() {
        var routes = CamundaApplications.routes(CamundaApplications.webApps());

        assertThat(routes).as("routes found in the web apps' classes").hasSizeGreaterThan(20);
        assertEachHasARow(routes);
    }

    /** A row that stands for nothing is a mistake waiting: a typing error, or a route that a later version has renamed. */
    @Test
    void everyRowStandsForARoute() {
        var shapes = Stream.of(CamundaApplications.engine(), CamundaApplications.webApps())
                .flatMap(applications -> CamundaApplications.routes(applications).stream())
                .map(route -> route.method() + new RoutePattern(route.path()).shape())
                .collect(Collectors.toSet());
        // Jersey takes a trailing slash for the route without it; the web apps ask for the list of engines that way.
        shapes.add("GET/camunda/api/engine/engine/");

        var dead = TABLE.rows().stream()
                .filter(row -> row.pattern().text().matches("/(engine-rest|camunda/api)/.*"))
                .filter(row -> !shapes.contains(row.method() + row.pattern().shape()))
                .toList();

        assertThat(dead)
                .withFailMessage(() -> "These rows of routes.txt stand for no route. Take them out:\n" + lines(dead))
                .isEmpty();
    }

    /** The walk follows declared types; the objects behind them must not bring routes that the declared type has not. */
    @Test
    void noImplementationAddsARouteToItsDeclaredType() {
        var located = JaxRsRoutes.of("", Set.of(DefaultProcessEngineRestServiceImpl.class))
                .locatedTypes();
        var implementations = new ClassFileImporter()
                .importPackages("org.camunda.bpm.engine.rest").stream()
                        .filter(type ->
                                !type.isInterface() && !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .toList();

        assertThat(located).isNotEmpty().allSatisfy(type -> assertThat(implementationsOf(type, implementations))
                .as("classes behind %s", type)
                .isNotEmpty()
                .allSatisfy(implementation -> assertThat(JaxRsRoutes.of("", Set.of(implementation.reflect()))
                                .all())
                        .as("routes of %s", implementation)
                        .isEqualTo(JaxRsRoutes.of("", Set.of(type)).all())));
    }

    private static List<JavaClass> implementationsOf(Class<?> type, Collection<JavaClass> among) {
        return among.stream()
                .filter(candidate -> candidate.isAssignableTo(type))
                .toList();
    }

    private static void assertEachHasARow(Collection<JaxRsRoute> routes) {
        var missing = routes.stream()
                .filter(route -> TABLE.row(route.method(), route.path()).isEmpty())
                .map(route -> new Route(route.method(), new RoutePattern(route.path()), Access.NOBODY, 0))
                .toList();

        assertThat(missing)
                .withFailMessage(
                        () -> "These routes have no row in routes.txt and are refused. Paste them in, without the"
                                + " prefix of their section, and give each the role that it needs:\n" + lines(missing))
                .isEmpty();
    }

    private static String lines(List<Route> routes) {
        return routes.stream().map(Route::toString).collect(Collectors.joining("\n"));
    }
}
