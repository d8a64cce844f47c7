package io.slipway.web.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.site.SiteSettings;
import io.slipway.engine.site.SiteSettingsReader;
import io.slipway.web.Problem;
import io.slipway.web.data.DataFolder;
import io.slipway.web.data.FolderLock;
import io.slipway.web.server.ServerPlan;
import io.slipway.web.server.SlipwayServer;
import java.io.PrintWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The server that a command talks to: the one that was named, else the one that runs on the data folder, else one of
 * our own on a free loopback port for as long as the command lasts; that one works on no run, or on the command's alone.
 */
final class Connection implements AutoCloseable {

    /** No run can be called so. */
    private static final String NO_RUN = ".plan";

    private final Rest rest;
    private final List<AutoCloseable> own;

    private Connection(Rest rest, List<AutoCloseable> own) {
        this.rest = rest;
        this.own = own;
    }

    static Connection open(ServerOptions options, PrintWriter err) {
        return running(options).orElseGet(() -> toOurOwn(options, err, environment -> Optional.empty()));
    }

    /** As {@link #open}, but a server of our own works: on this run alone, and for as long as the command lasts. */
    static Connection toWorkOn(String run, WorkOptions options, PrintWriter err) {
        return running(options.server)
                .orElseGet(() -> toOurOwn(
                        options.server, err, environment -> Optional.of(new Work(run, options.site(environment)))));
    }

    /** The same with a server of our own that works on no run: to ask what would be done. */
    static Connection toAsk(WorkOptions options, PrintWriter err) {
        return toWorkOn(NO_RUN, options, err);
    }

    /** The server that was named, or that runs on the data folder. */
    static Optional<Connection> running(ServerOptions options) {
        var named = options.named();
        if (named != null) return Optional.of(new Connection(new Rest(named, tokenFor(named, options)), List.of()));
        var folder = options.where.folder();
        var lock = folder.tryLock();
        if (lock.isEmpty()) return Optional.of(toRunning(folder));
        lock.get().close();
        return Optional.empty();
    }

    /** What a server of our own shall do. */
    private record Work(String run, SiteSettings site) {}

    private static String tokenFor(URI named, ServerOptions options) {
        if (options.token != null && !options.token.isBlank()) return options.token;
        // The folder's owner needs no token of their own for the folder's server.
        return DataFolder.at(options.where.data)
                .runningServer()
                .filter(running -> running.address().equals(named))
                .orElseThrow(() -> Problem.usage(
                        "The server " + named + " asks who you are.",
                        "Give a token with --token or SLIPWAY_TOKEN; an admin makes one with: slipway token create"))
                .token();
    }

    private static Connection toRunning(DataFolder folder) {
        var running = folder.runningServer()
                .orElseThrow(() -> Problem.failed(
                        "A server on the data folder " + folder.path() + " is just starting or stopping.",
                        "Try again in a moment."));
        return new Connection(new Rest(running.address(), running.token()), List.of());
    }

    private static Connection toOurOwn(
            ServerOptions options, PrintWriter err, Function<Map<String, String>, Optional<Work>> wanted) {
        var environment = System.getenv();
        var work = wanted.apply(environment);
        var lock = options.where.folder().lock();
        try {
            err.println("No server runs on " + lock.folder().path() + "; "
                    + (work.isPresent() ? "working without one." : "opening its store for this command."));
            var server = SlipwayServer.start(lock, plan(lock, options, environment, work));
            return new Connection(new Rest(server.address(), server.ownerToken().value()), List.of(server, lock));
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static ServerPlan plan(
            FolderLock lock, ServerOptions options, Map<String, String> environment, Optional<Work> work) {
        return new ServerPlan(
                options.where.database(lock.folder(), environment),
                work.map(Work::site).orElseGet(SiteSettingsReader::defaults),
                "127.0.0.1",
                0,
                work.isPresent(),
                ServerPlan.Logs.QUIET,
                environment,
                work.map(Work::run));
    }

    /** Whether the server ends with this command. */
    boolean isOwn() {
        return !own.isEmpty();
    }

    Rest rest() {
        return rest;
    }

    /** All items of a paged list. */
    List<JsonNode> all(String path) {
        var items = new ArrayList<JsonNode>();
        var next = "";
        var limited = path + (path.contains("?") ? "&" : "?") + "limit=500";
        do {
            var page = rest.get(limited + (next.isEmpty() ? "" : "&after=" + Rest.encoded(next)));
            page.path("items").forEach(items::add);
            next = page.path("next").asText("");
        } while (!next.isEmpty() && !next.equals("null"));
        return items;
    }

    @Override
    public void close() {
        for (var part : own) {
            try {
                part.close();
            } catch (Exception e) {
                throw new IllegalStateException("The store did not close: " + e.getMessage(), e);
            }
        }
    }
}
