package io.slipway.web.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {

    private static final RouteTable TABLE = RouteTable.parse("test.txt", """
            [/]
            GET   /                  viewer
            GET   /lib/**            viewer   # scripts
            *     /error             anyone

            [/one  /two/{engine}]
            GET   /task/{id}         viewer
            POST  /task/{id}         admin
            POST  /task/count        viewer
            GET   /task/{id}/form    viewer
            GET   /task/all/{kind}   operator
            GET   /files/**          viewer
            GET   /files/{id}/secret nobody
            GET   /list/             viewer
            """);

    @ParameterizedTest
    @CsvSource({
        "GET,   /,                        viewer",
        "GET,   /lib,                     viewer",
        "GET,   /lib/,                    viewer",
        "GET,   /lib/a/b.js,              viewer",
        "PATCH, /error,                   anyone",
        "GET,   /one/task/7,              viewer",
        "HEAD,  /one/task/7,              viewer",
        "POST,  /one/task/7,              admin",
        "POST,  /one/task/count,          viewer",
        "GET,   /one/task/count,          viewer",
        "GET,   /two/default/task/7/form, viewer",
        "GET,   /one/task/all/form,       operator",
        "GET,   /one/files/1/secret,      nobody",
        "GET,   /one/files/1/other,       viewer",
        "GET,   /one/list/,               viewer",
        "GET,   /one/task/run%3A1%20%C3%A4, viewer",
    })
    void theMostLiteralRowFromTheLeftWins(String method, String path, String role) {
        assertThat(TABLE.find(method, path))
                .map(Route::access)
                .map(Access::toString)
                .contains(role);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,     /one",
        "GET,     /one/task",
        "DELETE,  /one/task/7",
        "OPTIONS, /one/task/7",
        "TRACE,   /one/task/7",
        "get,     /one/task/7",
        "GET,     /ONE/task/7",
        "GET,     /one/task/7/",
        "GET,     /one/list",
        "GET,     /two/task/7",
        "GET,     /library",
    })
    void whatHasNoRowIsRefused(String method, String path) {
        assertThat(TABLE.find(method, path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lib/a",
                "//",
                "/lib//a",
                "/lib/a;x=1",
                "/lib;/a",
                "/lib/a%3Bx",
                "/lib/./a",
                "/lib/../error",
                "/lib/..",
                "/lib/%2e%2e/error",
                "/lib/.%2E/error",
                "/lib/a%2Fb",
                "/lib/a%2fb",
                "/lib/a\\b",
                "/lib/a%5cb",
                "/lib/a%252Fb",
                "/l%69b/a",
                "/lib/%61",
                "/lib/%7E",
                "/lib/a%00",
                "/lib/a%0d%0a",
                "/lib/a%7f",
                "/lib/%",
                "/lib/%4",
                "/lib/%zz",
                "/lib/%C0%AF",
                "/lib/%C3",
                "/lib/ä",
                "/lib/a b",
                "/lib/a\n",
                "/lib/a?x",
                "/lib/a#x",
                "http://host/lib/a",
            })
    void aPathWithTwoReadingsIsRefusedEvenWhereARestWouldMatch(String path) {
        assertThat(TABLE.find("GET", path)).as(path).isEmpty();
    }

    @Test
    void aRowIsFoundByAHandlersOwnPattern() {
        assertThat(TABLE.row("GET", "/two/{name}/task/{taskId}"))
                .map(Route::line)
                .contains(7);
        assertThat(TABLE.row("PUT", "/error")).map(Route::access).contains(Access.ANYONE);
        assertThat(TABLE.row("PUT", "/one/task/{id}")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /a viewer                  | test.txt, line 1: The row stands before the first section. Put [/] above it.",
                "[/a                            | test.txt, line 1: The section's bracket is not closed. End the line with ].",
                "[]                             | test.txt, line 1: The section names no prefix. Write [/] for the root.",
                "[a]                            | test.txt, line 1: The path a has to begin with a slash.",
                "[/a/]                          | test.txt, line 1: The prefix /a/ may not end with a slash or **. Put that into the rows.",
                "[/]^GET /a                     | test.txt, line 2: A row has a method, a path and a role, this one has 2 words. Example: GET /task viewer",
                "[/]^HEAD /a viewer             | test.txt, line 2: There is no method HEAD here. Write one of *, DELETE, GET, OPTIONS, PATCH, POST, PUT.",
                "[/]^GET a viewer               | test.txt, line 2: The path a has to begin with a slash.",
                "[/]^GET /a Viewer              | test.txt, line 2: There is no role Viewer. Write one of anyone, viewer, operator, designer, admin, nobody.",
                "[/]^GET /a//b viewer           | test.txt, line 2: The path /a//b has a double slash inside; it may stand only at the end of a path. Take it out.",
                "[/]^GET /**/b viewer           | test.txt, line 2: The path /**/b has ** inside; it may stand only at the end of a path. Take it out.",
                "[/]^GET /a*/b viewer           | test.txt, line 2: The path /a*/b has the segment a*. Write letters, digits and . _ ~ - or one {name}, and ** at the end for all that follows.",
                "[/]^GET /{a:.*} viewer         | test.txt, line 2: The path /{a:.*} has the segment {a:.*}. Write letters, digits and . _ ~ - or one {name}, and ** at the end for all that follows.",
                "[/]^GET /a/../b viewer         | test.txt, line 2: The path /a/../b has the segment ... Write letters, digits and . _ ~ - or one {name}, and ** at the end for all that follows.",
                "[/]^GET /{a} viewer^GET /{b} admin | test.txt, line 3: GET /{b} has a row on line 2 already. Take one of them out.",
            })
    void aBadRowIsNamedWithItsLineAndItsMend(String text, String message) {
        assertThatThrownBy(() -> RouteTable.parse("test.txt", text.replace('^', '\n')))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void aLookUpTakesMicroseconds() {
        var table = RouteTable.shipped();
        var paths = List.of(
                "/camunda/api/engine/engine/default/process-definition/key/install/tenant-id/t/statistics",
                "/engine-rest/history/process-instance/7b1f2f4e-aaaa-bbbb-cccc-0123456789ab",
                "/api/v1/users/anna",
                "/camunda/app/cockpit/default/a/b/c/d.js",
                "/engine-rest/process-definition/install%3A1%3A7b1f/xml",
                "/nowhere/at/all");
        int rounds = 50_000;
        long found = 0;
        long start = 0;
        for (int round = -rounds; round < rounds; round++) {
            if (round == 0) {
                start = System.nanoTime();
            }
            for (var path : paths) {
                found += table.find("GET", path).isPresent() ? 1 : 0;
            }
        }
        double micros = (System.nanoTime() - start) / 1_000.0 / rounds / paths.size();
        System.out.printf(
                "Route table: %d rows, %.2f µs a look-up%n", table.rows().size(), micros);

        assertThat(found).isEqualTo(2L * rounds * (paths.size() - 1));
        assertThat(micros).isLessThan(100);
    }
}
