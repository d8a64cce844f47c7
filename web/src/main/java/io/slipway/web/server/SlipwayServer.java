package io.slipway.web.server;

import io.slipway.delegates.plugin.PluginFault;
import io.slipway.engine.access.ApiTokens;
import io.slipway.engine.secrets.SecretKey;
import io.slipway.engine.secrets.SharedKey;
import io.slipway.engine.store.Store;
import io.slipway.web.Problem;
import io.slipway.web.SlipwayApplication;
import io.slipway.web.data.Announcement;
import io.slipway.web.data.FolderLock;
import io.slipway.web.data.OwnerToken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * A running server. What can be wrong is looked at before Spring starts, in plain Java: it takes a fraction of the time
 * and the answer is a sentence.
 */
public final class SlipwayServer implements AutoCloseable {

    private final ServletWebServerApplicationContext context;
    private final OwnerToken ownerToken;

    private SlipwayServer(ServletWebServerApplicationContext context, OwnerToken ownerToken) {
        this.context = context;
        this.ownerToken = ownerToken;
    }

    /** Starts the server on a folder that this process holds, and leaves its address there. */
    public static SlipwayServer start(FolderLock folder, ServerPlan plan) {
        // Nothing is logged until Spring Boot has set logging up as the plan wants it.
        LoggingSystem.get(SlipwayServer.class.getClassLoader()).beforeInitialize();
        refuseTakenPort(plan);
        var store = Store.open(plan.database());
        try {
            var key = new SharedKey(folder.folder().path(), plan.environment()).agreeWith(store);
            var server = start(folder, plan, store, key);
            folder.announce(new Announcement(
                    server.address(),
                    server.ownerToken.value(),
                    ProcessHandle.current().pid()));
            return server;
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static SlipwayServer start(FolderLock folder, ServerPlan plan, Store store, SecretKey key) {
        var ownerToken = new OwnerToken(ApiTokens.random());
        var application = new SpringApplicationBuilder(SlipwayApplication.class)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(properties(folder, plan))
                .initializers(context -> {
                    var beans = (GenericApplicationContext) context;
                    beans.registerBean(Store.class, () -> store);
                    beans.registerBean(SecretKey.class, () -> key);
                    beans.registerBean(OwnerToken.class, () -> ownerToken);
                    beans.registerBean(ServerPlan.class, () -> plan);
                })
                .build();
        return new SlipwayServer((ServletWebServerApplicationContext) run(application, plan), ownerToken);
    }

    private static ConfigurableApplicationContext run(SpringApplication application, ServerPlan plan) {
        try {
            return application.run();
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof PortInUseException) throw portTaken(plan);
                if (cause instanceof Problem problem) throw problem;
                if (cause instanceof io.slipway.engine.store.StoreProblem problem) throw problem;
                if (cause instanceof PluginFault broken) throw withoutPlugins(broken);
            }
            throw e;
        }
    }

    private static Map<String, Object> properties(FolderLock folder, ServerPlan plan) {
        var properties = new HashMap<String, Object>();
        properties.put("server.address", plan.listen());
        properties.put("server.port", plan.port());
        properties.put("camunda.bpm.job-execution.enabled", plan.isForAll());
        properties.put("camunda.bpm.webapp.enabled", plan.isForAll());
        properties.put("slipway.logs", plan.logs().name());
        properties.put("slipway.data", folder.folder().path().toString());
        return properties;
    }

    /** The quick answer before the long start; who takes the port in between is told by {@link #run}. */
    private static void refuseTakenPort(ServerPlan plan) {
        if (plan.port() == 0) return;
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(plan.listen()), plan.port()));
        } catch (java.net.BindException e) {
            throw String.valueOf(e.getMessage()).contains("in use") ? portTaken(plan) : cannotListen(plan, e);
        } catch (IOException e) {
            throw cannotListen(plan, e);
        }
    }

    private static Problem portTaken(ServerPlan plan) {
        return Problem.failed(
                "Port " + plan.port() + " on " + plan.listen() + " is in use by another program.",
                "Choose another with --port, or stop that program.");
    }

    /** Who put a plug-in there wants its task types; without them packages would be refused, and runs would hang. */
    private static Problem withoutPlugins(PluginFault broken) {
        return Problem.failed(
                String.join("\n", broken.sentences()),
                "The server does not start without a plug-in that somebody put into plugins of the data folder.");
    }

    private static Problem cannotListen(ServerPlan plan, IOException e) {
        return Problem.failed(
                "The server cannot listen on " + plan.listen() + ", port " + plan.port() + ": " + e.getMessage() + ".",
                "Give one of this machine's addresses with --listen and a free port with --port.");
    }

    public URI address() {
        return new OwnAddress(context).get();
    }

    public OwnerToken ownerToken() {
        return ownerToken;
    }

    /** The password of the first admin, when this start has just made that admin with a password of its own. */
    public Optional<String> firstPassword() {
        return context.getBean(FirstAdmin.class).passwordToShow();
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    @Override
    public void close() {
        context.close();
    }
}
