package io.slipway.web.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Every HTTP route of the running application with the role it needs. What has no row is refused.
 *
 * <p>Of several rows that match a path, the one wins that is literal where the others are not, from left to right; the rest
 * {@code /**} comes last. Jersey chooses its handlers in that order too, and a test asks Jersey itself, path by path, so that
 * no path gets the row of another handler than the one that serves it.
 *
 * <p>The table is asked with the path of the request line as it came: escaped, without the query, with no context path in
 * front (the server has none). Relied upon is only that Tomcat, Spring MVC and Jersey agree on paths that {@link PlainPath}
 * lets through: case counts; no matrix parameters, dot segments, escaped slashes or double slashes (Tomcat
 * and Spring's StrictHttpFirewall refuse most of these before they come here). A trailing slash is a path of its own
 * here and needs a row of its own, although Jersey takes it for the same handler. Methods are the request's own: no filter
 * for {@code _method} or {@code X-HTTP-Method-Override} may be switched on.
 */
public final class RouteTable {

    private static final String FILE = "routes.txt";
    private static final RouteTable SHIPPED = parse(FILE, readShipped());

    private final List<Route> rows;
    private final RouteTree tree;

    private RouteTable(List<Route> rows) {
        this.rows = rows;
        this.tree = RouteTree.of(rows);
    }

    /** The table of this program. */
    public static RouteTable shipped() {
        return SHIPPED;
    }

    /** A table from text; the name stands in messages about faults. */
    static RouteTable parse(String name, String text) {
        return new RouteTable(RouteFile.read(name, text));
    }

    /** The row for this request; empty means refused, be it that there is no row or that the path has two readings. */
    public Optional<Route> find(String method, String path) {
        var asked = method.equals("HEAD") ? "GET" : method;
        return PlainPath.segments(path).flatMap(segments -> tree.find(asked, segments));
    }

    /** The row that stands for a handler's own pattern, whatever the names in it; for comparing with what is mounted. */
    public Optional<Route> row(String method, String pattern) {
        var shape = new RoutePattern(pattern).shape();
        return rows.stream()
                .filter(row -> row.pattern().shape().equals(shape))
                .filter(row -> row.method().equals(method) || row.method().equals(Route.ANY_METHOD))
                .findFirst();
    }

    /** All rows, each prefix on its own, in the order of the file. */
    public List<Route> rows() {
        return rows;
    }

    private static String readShipped() {
        try (var in = RouteTable.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(
                        "The route table routes.txt is not in the program. Build it again with ./mvnw package.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The route table routes.txt in the program cannot be read. Is the file whole?", e);
        }
    }
}
