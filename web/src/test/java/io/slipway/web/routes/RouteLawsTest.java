package io.slipway.web.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no change to the table may break. Whoever adds to a list here has thought about it. */
class RouteLawsTest {

    private static final List<Route> ROWS = RouteTable.shipped().rows();

    private static final List<String> ENGINE_PREFIXES =
            List.of("/engine-rest", "/engine-rest/engine/{engine}", "/camunda/api/engine/engine/{engine}");

    /** POST because a filter does not fit into a query string; nothing is changed. */
    private static final Set<String> QUERIES = Set.of(
            "POST /camunda/api/cockpit/plugin/base/{engine}/incident",
            "POST /camunda/api/cockpit/plugin/base/{engine}/incident/count",
            "POST /camunda/api/cockpit/plugin/base/{engine}/process-definition/{id}/called-process-definitions",
            "POST /camunda/api/cockpit/plugin/base/{engine}/process-instance",
            "POST /camunda/api/cockpit/plugin/base/{engine}/process-instance/count",
            "POST /camunda/api/cockpit/plugin/base/{engine}/process-instance/{id}/called-process-instances",
            "POST /case-execution",
            "POST /case-execution/count",
            "POST /case-instance",
            "POST /case-instance/count",
            "POST /execution",
            "POST /execution/count",
            "POST /external-task",
            "POST /external-task/count",
            "POST /filter/{id}/count",
            "POST /filter/{id}/list",
            "POST /filter/{id}/singleResult",
            "POST /api/v1/packages/{ref}/values/check",
            "POST /api/v1/processes/lint",
            "POST /history/activity-instance",
            "POST /history/activity-instance/count",
            "POST /history/case-instance",
            "POST /history/case-instance/count",
            "POST /history/detail",
            "POST /history/external-task-log",
            "POST /history/external-task-log/count",
            "POST /history/job-log",
            "POST /history/job-log/count",
            "POST /history/process-instance",
            "POST /history/process-instance/count",
            "POST /history/task",
            "POST /history/task/count",
            "POST /history/variable-instance",
            "POST /history/variable-instance/count",
            "POST /identity/password-policy",
            "POST /job",
            "POST /job-definition",
            "POST /job-definition/count",
            "POST /job/count",
            "POST /process-instance",
            "POST /process-instance/count",
            "POST /schema/log",
            "POST /task",
            "POST /task/count",
            "POST /variable-instance",
            "POST /variable-instance/count");

    private static final Map<String, Access> CHANGES_BELOW_ADMIN = Map.ofEntries(
            Map.entry("POST /login", Access.ANYONE),
            Map.entry("POST /logout", Access.VIEWER),
            Map.entry("POST /camunda/api/admin/auth/user/{engine}/logout", Access.VIEWER),
            Map.entry("PUT /api/v1/me/password", Access.VIEWER),
            Map.entry("POST /api/v1/packages", Access.OPERATOR),
            Map.entry("POST /api/v1/packages/{ref}/plan", Access.OPERATOR),
            Map.entry("PUT /user/{id}/credentials", Access.VIEWER),
            Map.entry("POST /runs/{id}/pause", Access.OPERATOR),
            Map.entry("POST /runs/{id}/resume", Access.OPERATOR),
            Map.entry("POST /runs/{id}/cancel", Access.OPERATOR),
            Map.entry("POST /runs/{id}/retry", Access.OPERATOR),
            Map.entry("POST /runs/{id}/approve", Access.OPERATOR),
            Map.entry("POST /runs/{id}/reject", Access.OPERATOR),
            Map.entry("POST /runs/{id}/tasks/{task}/retry", Access.OPERATOR),
            Map.entry("POST /runs/{id}/tasks/{task}/mark-done", Access.OPERATOR),
            Map.entry("POST /apps/{app}/runs", Access.OPERATOR),
            Map.entry("POST /api/v1/apps/plan", Access.OPERATOR),
            // Who may change an object is said by its own rights.
            Map.entry("PUT /api/v1/apps/{app}/objects/{kind}/{name}", Access.VIEWER),
            Map.entry("DELETE /api/v1/apps/{app}/objects/{kind}/{name}", Access.VIEWER),
            Map.entry("POST /api/v1/apps/{app}/objects/{kind}/{name}/restore", Access.VIEWER),
            Map.entry("POST /api/v1/installs", Access.OPERATOR),
            Map.entry("POST /api/v1/runs", Access.OPERATOR),
            Map.entry("POST /api/v1/values", Access.OPERATOR),
            Map.entry("POST /api/v1/runs/{id}/pause", Access.OPERATOR),
            Map.entry("POST /api/v1/runs/{id}/resume", Access.OPERATOR),
            Map.entry("POST /api/v1/runs/{id}/cancel", Access.OPERATOR),
            Map.entry("POST /api/v1/runs/{id}/retry", Access.OPERATOR),
            Map.entry("POST /api/v1/runs/{id}/approval", Access.OPERATOR),
            Map.entry("POST /api/v1/runs/{id}/tasks/{task}/mark-done", Access.OPERATOR),
            Map.entry("POST /deployment/create", Access.DESIGNER),
            Map.entry("POST /api/v1/processes", Access.DESIGNER),
            Map.entry("POST /process-definition/{id}/start", Access.OPERATOR),
            Map.entry("POST /process-definition/{id}/submit-form", Access.OPERATOR),
            Map.entry("POST /process-definition/key/{key}/start", Access.OPERATOR),
            Map.entry("POST /process-definition/key/{key}/submit-form", Access.OPERATOR),
            Map.entry("POST /process-definition/key/{key}/tenant-id/{tenantId}/start", Access.OPERATOR),
            Map.entry("POST /process-definition/key/{key}/tenant-id/{tenantId}/submit-form", Access.OPERATOR),
            Map.entry("POST /task/{id}/claim", Access.OPERATOR),
            Map.entry("POST /task/{id}/unclaim", Access.OPERATOR),
            Map.entry("POST /task/{id}/complete", Access.OPERATOR),
            Map.entry("POST /task/{id}/submit-form", Access.OPERATOR),
            Map.entry("POST /task/{id}/resolve", Access.OPERATOR),
            Map.entry("POST /task/{id}/comment/create", Access.OPERATOR));

    @Test
    void withoutALoginOnlyTheseRoutesAreOpen() {
        assertThat(names(row -> row.access() == Access.ANYONE))
                .containsExactlyInAnyOrder(
                        "* /error",
                        "GET /favicon.ico",
                        "GET /assets/**",
                        "GET /login",
                        "POST /login",
                        "GET /oauth2/authorization/signon",
                        "GET /login/oauth2/code/signon",
                        "GET /actuator/health",
                        "GET /actuator/health/liveness",
                        "GET /actuator/health/readiness");
    }

    @Test
    void belowAdminOnlyTheseRowsChangeAnything() {
        var below = rows(row ->
                        isBelowAdmin(row) && !isRead(row) && !row.method().equals(Route.ANY_METHOD))
                .filter(row -> !QUERIES.contains(name(row)))
                .collect(Collectors.toMap(RouteLawsTest::name, Route::access, (one, other) -> one));

        assertThat(below).containsExactlyInAnyOrderEntriesOf(CHANGES_BELOW_ADMIN);
    }

    @Test
    void everyQueryByPostIsForViewers() {
        assertThat(names(row -> QUERIES.contains(name(row)) && row.access() == Access.VIEWER))
                .isEqualTo(QUERIES);
    }

    @Test
    void nobodyBelowAdminDeletes() {
        assertThat(names(row -> row.method().equals("DELETE") && isBelowAdmin(row)))
                .as("but what the rights of an app let them change, back to what the app brings")
                .containsExactly("DELETE /api/v1/apps/{app}/objects/{kind}/{name}");
    }

    @Test
    void nobodyBelowAdminTouchesInstancesJobsOrWhatBelongsToThem() {
        var touchy =
                "/(process-instance|execution|job|job-definition|incident|batch|message|signal|condition|modification"
                        + "|migration|variable-instance|case-[a-z]+|decision-[a-z-]+|history)(/.*)?";

        assertThat(names(row -> !isRead(row)
                        && isBelowAdmin(row)
                        && relative(row).matches(touchy)
                        && !QUERIES.contains(name(row))))
                .isEmpty();
    }

    @Test
    void externalTasksAreEndedByOurOwnWorkersOnly() {
        var open = names(row -> relative(row).startsWith("/external-task")
                && !isRead(row)
                && !QUERIES.contains(name(row))
                && row.access() != Access.NOBODY);

        assertThat(open)
                .containsExactlyInAnyOrder(
                        "PUT /external-task/retries",
                        "POST /external-task/retries-async",
                        "PUT /external-task/{id}/priority",
                        "PUT /external-task/{id}/retries");
    }

    @Test
    void otherDoorsForPasswordsAreClosed() {
        assertThat(names(row -> row.access() == Access.NOBODY))
                .contains(
                        "POST /identity/verify",
                        "POST /camunda/api/admin/auth/user/{engine}/login/{app}",
                        "POST /camunda/api/admin/setup/{engine}/user/create");
    }

    @Test
    void allWaysIntoTheEngineHaveTheSameRoles() {
        var byPrefix = ENGINE_PREFIXES.stream().map(RouteLawsTest::rolesUnder).toList();

        assertThat(byPrefix.get(0)).hasSizeGreaterThan(400);
        assertThat(byPrefix).allSatisfy(roles -> assertThat(roles).isEqualTo(byPrefix.get(0)));
    }

    private static Map<String, Access> rolesUnder(String prefix) {
        return rows(row -> prefixOf(row).equals(prefix) && !relative(row).equals("/engine"))
                .collect(Collectors.toMap(RouteLawsTest::name, Route::access));
    }

    private static Stream<Route> rows(Predicate<Route> which) {
        return ROWS.stream().filter(which);
    }

    private static Set<String> names(Predicate<Route> which) {
        return rows(which).map(RouteLawsTest::name).collect(Collectors.toSet());
    }

    /** Engine rows without their prefix, so that one name stands for all ways in. */
    private static String name(Route row) {
        return row.method() + " " + relative(row);
    }

    private static String relative(Route row) {
        return row.pattern().text().substring(prefixOf(row).length());
    }

    private static String prefixOf(Route row) {
        return ENGINE_PREFIXES.stream()
                .filter(prefix -> row.pattern().text().startsWith(prefix + "/"))
                .reduce("", (one, other) -> one.length() > other.length() ? one : other);
    }

    private static boolean isRead(Route row) {
        return row.method().equals("GET") || row.method().equals("OPTIONS");
    }

    private static boolean isBelowAdmin(Route row) {
        return row.access() != Access.ADMIN && row.access() != Access.NOBODY;
    }
}
