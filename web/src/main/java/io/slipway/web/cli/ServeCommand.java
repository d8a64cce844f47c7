package io.slipway.web.cli;

import io.slipway.engine.site.SiteSettings;
import io.slipway.web.Problem;
import io.slipway.web.Version;
import io.slipway.web.data.DataFolder;
import io.slipway.web.data.FolderLock;
import io.slipway.web.server.ServerPlan;
import io.slipway.web.server.SlipwayServer;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.springframework.context.event.ContextClosedEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code slipway serve}: runs until it is told to stop. */
@Command(
        name = "serve",
        description = "Starts the server: REST, pages, Cockpit, and the workers that run tasks.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The first start makes the user 'admin' and shows its password once, or takes it from",
            "SLIPWAY_ADMIN_PASSWORD_FILE. SIGTERM and Ctrl-C stop it gracefully: what runs may finish for a minute."
        })
final class ServeCommand implements Callable<Integer> {

    @Mixin
    DataOptions where = new DataOptions();

    @Option(
            names = "--port",
            defaultValue = "${env:SLIPWAY_PORT:-8080}",
            description = "Port to listen on (SLIPWAY_PORT; ${DEFAULT-VALUE}); 0 takes a free one.")
    int port;

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS",
            defaultValue = "${env:SLIPWAY_LISTEN:-127.0.0.1}",
            description = "Address to listen on (SLIPWAY_LISTEN; ${DEFAULT-VALUE}).")
    String listen;

    @Mixin
    SiteOption site = new SiteOption();

    @Option(
            names = "--log-format",
            paramLabel = "text|json",
            defaultValue = "${env:SLIPWAY_LOG_FORMAT:-text}",
            description = "How to log, on the standard error stream (SLIPWAY_LOG_FORMAT; ${DEFAULT-VALUE}).")
    LogFormat logFormat;

    @Option(
            names = "--stop-when-ready",
            hidden = true,
            description = "Start, then stop: for measuring and for the class data archive.")
    boolean stopWhenReady;

    enum LogFormat {
        TEXT,
        JSON
    }

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > 65535)
            throw Problem.usage("--port " + port + " is not a port.", "Give one from 0 to 65535.");
        var environment = System.getenv();
        var folder = where.folder();
        var settings = site.read(folder, environment);
        try (var lock = folder.lock();
                var server = SlipwayServer.start(lock, plan(lock, settings, environment))) {
            greet(server, folder);
            if (!stopWhenReady) awaitEnd(server);
        }
        return 0;
    }

    private ServerPlan plan(FolderLock lock, SiteSettings site, Map<String, String> environment) {
        var logs = logFormat == LogFormat.JSON ? ServerPlan.Logs.JSON : ServerPlan.Logs.TEXT;
        return new ServerPlan(where.database(lock.folder(), environment), site, listen, port, true, logs, environment);
    }

    private void greet(SlipwayServer server, DataFolder folder) {
        var out = spec.commandLine().getOut();
        out.println("Slipway " + Version.own().number() + " is ready at " + server.address());
        out.println("Cockpit: " + server.address() + "/camunda/app/cockpit/default/   data: " + folder.path());
        server.firstPassword().ifPresent(password -> firstTime(out, password));
        out.flush();
    }

    private static void firstTime(PrintWriter out, String password) {
        out.println("First start: sign in as 'admin' with the password " + password);
        out.println("It is shown only this once. Change it with: slipway user passwd admin");
    }

    /** The shutdown hook of Spring closes the context on SIGTERM; this thread then lets go of the folder. */
    private static void awaitEnd(SlipwayServer server) throws InterruptedException {
        var closed = new CountDownLatch(1);
        server.context().addApplicationListener(event -> {
            if (event instanceof ContextClosedEvent) closed.countDown();
        });
        closed.await();
    }
}
