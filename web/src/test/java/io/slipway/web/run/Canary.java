package io.slipway.web.run;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import com.jayway.jsonpath.JsonPath;
import io.slipway.engine.access.Role;
import io.slipway.web.Caller;
import io.slipway.web.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Looks for secrets wherever a server may show or keep them. */
final class Canary implements AutoCloseable {

    private final TestServer server;
    private final List<String> forms = new ArrayList<>();
    private final Queue<String> logged = new ConcurrentLinkedQueue<>();
    private final Listener listener = new Listener();

    /** @param secrets texts that begin with letters that occur nowhere else */
    Canary(TestServer server, String... secrets) {
        this.server = server;
        for (var secret : secrets) {
            forms.add(secret.split("[^A-Za-z0-9]", 2)[0]);
            forms.add(Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
        }
        listener.setContext((LoggerContext) LoggerFactory.getILoggerFactory());
        listener.start();
        root().addAppender(listener);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    }

    @Override
    public void close() {
        root().detachAppender(listener);
    }

    private final class Listener extends UnsynchronizedAppenderBase<ILoggingEvent> {
        @Override
        protected void append(ILoggingEvent event) {
            logged.add(event.getLoggerName() + " " + event.getFormattedMessage() + event.getMDCPropertyMap()
                    + (event.getThrowableProxy() == null
                            ? ""
                            : ThrowableProxyUtil.asString(event.getThrowableProxy())));
        }
    }

    boolean isIn(String text) {
        return forms.stream().anyMatch(text::contains);
    }

    /** The places where one of the secrets turns up: the log, all tables, all that is told of this run. */
    List<String> places(String run) {
        return places(Answers.of(server.program(Role.ADMIN), run));
    }

    /** The same, with every answer to somebody who reads. */
    List<String> placesAnywhere(String run) {
        var paths = new ArrayList<>(Answers.plain());
        paths.addAll(Answers.of(server.program(Role.ADMIN), run));
        return places(paths);
    }

    private List<String> places(List<String> paths) {
        var places = new ArrayList<String>();
        logged.stream().filter(this::isIn).map(line -> "log: " + line).forEach(places::add);
        places.addAll(inTables());
        places.addAll(inAnswers(paths));
        return places;
    }

    /** In the arguments of all processes of this machine. */
    List<String> inProcesses() {
        try {
            var listing = new ProcessBuilder("ps", "-eww", "-o", "args").start();
            var text = new String(listing.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(this::isIn).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> inTables() {
        var database = new JdbcTemplate(server.bean(DataSource.class));
        var tables = database.queryForList(
                "select table_name from information_schema.tables where lower(table_schema) = 'public'", String.class);
        var places = new ArrayList<String>();
        for (var table : tables)
            database.query("select * from \"" + table + "\"", (RowCallbackHandler) row -> look(table, row, places));
        return places;
    }

    private void look(String table, ResultSet row, List<String> places) throws SQLException {
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            var value = row.getObject(i);
            var text = value instanceof byte[] bytes
                    ? new String(bytes, StandardCharsets.ISO_8859_1)
                    : isBinary(row, i) ? new String(row.getBytes(i), StandardCharsets.ISO_8859_1) : row.getString(i);
            if (text != null && isIn(text))
                places.add(table + "." + row.getMetaData().getColumnName(i) + ": " + text);
        }
    }

    private static boolean isBinary(ResultSet row, int column) throws SQLException {
        var type = row.getMetaData().getColumnTypeName(column).toLowerCase(Locale.ROOT);
        return (type.contains("binary") || type.equals("bytea")) && row.getBytes(column) != null;
    }

    private List<String> inAnswers(List<String> paths) {
        var admin = server.program(Role.ADMIN);
        var browser = server.browser(Role.ADMIN);
        var places = new ArrayList<String>();
        for (var path : paths) {
            Caller caller = path.startsWith("/api") || path.startsWith("/engine-rest") ? admin : browser;
            var answer = caller.get(path);
            if (isIn(answer.body())) places.add(path + ": " + around(answer.body()));
        }
        return places;
    }

    private String around(String body) {
        return forms.stream()
                .map(body::indexOf)
                .filter(at -> at >= 0)
                .findFirst()
                .map(at -> body.substring(Math.max(0, at - 150), Math.min(body.length(), at + 50)))
                .orElse("");
    }

    /** The addresses that answer to somebody who reads. */
    static final class Answers {

        private Answers() {}

        static List<String> of(Caller admin, String run) {
            return Stream.of(ofRun(run), ofTasks(admin, run), details(admin))
                    .flatMap(List::stream)
                    .toList();
        }

        /** All of the table of routes that need no more to be known. */
        static List<String> plain() {
            var paths = new ArrayList<String>();
            var prefixes = List.of("");
            for (var line : routes()) {
                if (line.startsWith("["))
                    prefixes = Arrays.stream(
                                    line.substring(1, line.indexOf(']')).split("\\s+"))
                            .map(prefix -> prefix.equals("/") ? "" : prefix.replace("{engine}", "default"))
                            .toList();
                else if (line.startsWith("GET ")) {
                    var path = line.split("\\s+")[1].replace("{engine}", "default");
                    for (var prefix : prefixes) if (isPlain(prefix + path)) paths.add(prefix + path);
                }
            }
            return paths;
        }

        private static boolean isPlain(String path) {
            var isTwice = path.startsWith("/engine-rest/engine") || path.endsWith("/count");
            return !isTwice
                    && !path.contains("{")
                    && !path.contains("*")
                    && !path.contains("oauth2")
                    && !path.contains("/optimize");
        }

        private static List<String> routes() {
            try (var file = Canary.class.getResourceAsStream("/io/slipway/web/routes/routes.txt")) {
                return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static List<String> ofRun(String run) {
            return List.of(
                    "/runs/" + run,
                    "/runs/" + run + "/standing",
                    "/runs/" + run + "/report",
                    "/api/v1/runs/" + run,
                    "/api/v1/runs/" + run + "/events?limit=200",
                    "/api/v1/runs/" + run + "/report",
                    "/api/v1/runs/" + run + "/report?format=text",
                    "/api/v1/runs/" + run + "/report?format=html");
        }

        private static List<String> ofTasks(Caller admin, String run) {
            List<String> tasks = JsonPath.read(admin.get("/api/v1/runs/" + run).body(), "$.tasks[*].id");
            return tasks.stream()
                    .flatMap(task -> Stream.of(
                            "/runs/" + run + "/tasks/" + task + "/log",
                            "/api/v1/runs/" + run + "/tasks/" + task + "/log",
                            "/api/v1/runs/" + run + "/tasks/" + task + "/log?direction=undo"))
                    .toList();
        }

        /** What is asked for one by one in Cockpit. */
        private static List<String> details(Caller admin) {
            return Stream.of(
                            each(admin, "/history/external-task-log", "/error-details"),
                            each(admin, "/history/job-log", "/stacktrace"),
                            each(admin, "/external-task", "/errorDetails"),
                            each(admin, "/process-instance", "/variables"),
                            each(admin, "/history/variable-instance", ""))
                    .flatMap(List::stream)
                    .toList();
        }

        private static List<String> each(Caller admin, String list, String rest) {
            List<String> ids = JsonPath.read(admin.get("/engine-rest" + list).body(), "$[*].id");
            return ids.stream()
                    .map(id -> "/engine-rest" + list + "/" + id + rest)
                    .toList();
        }
    }
}
