package io.slipway.web;

import io.slipway.engine.access.Accounts;
import io.slipway.engine.access.ApiTokens;
import io.slipway.engine.access.Role;
import io.slipway.engine.site.SiteSettings;
import io.slipway.engine.site.SiteSettingsReader;
import io.slipway.engine.store.DatabaseAddress;
import io.slipway.web.data.DataFolder;
import io.slipway.web.data.FolderLock;
import io.slipway.web.server.ServerPlan;
import io.slipway.web.server.SlipwayServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;

/** A server of this JVM's own, on H2 in a folder that is thrown away, on a free port. */
public final class TestServer implements AutoCloseable {

    public static final String PASSWORD = "correct horse battery";

    private final Path home;
    private final FolderLock lock;
    private final SlipwayServer server;

    private TestServer(Path home, FolderLock lock, SlipwayServer server) {
        this.home = home;
        this.lock = lock;
        this.server = server;
    }

    public static TestServer start() {
        return start(SiteSettingsReader.defaults(), Map.of());
    }

    public static TestServer start(SiteSettings site, Map<String, String> environment) {
        return start(emptyHome(), site, environment);
    }

    /** With this plug-in beside the task types of its own. */
    public static TestServer startWith(Path plugin) {
        var home = emptyHome();
        try {
            var plugins = Files.createDirectories(home.resolve("plugins"));
            Files.copy(plugin, plugins.resolve("plugin.jar"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return start(home, SiteSettingsReader.defaults(), Map.of());
    }

    private static Path emptyHome() {
        try {
            return Files.createTempDirectory("slipway-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TestServer start(Path home, SiteSettings site, Map<String, String> environment) {
        var lock = DataFolder.at(home).lock();
        var plan = new ServerPlan(
                DatabaseAddress.fileIn(home), site, "127.0.0.1", 0, true, ServerPlan.Logs.TEXT, environment);
        return new TestServer(home, lock, SlipwayServer.start(lock, plan));
    }

    public Path data() {
        return home;
    }

    public URI address() {
        return server.address();
    }

    public <T> T bean(Class<T> type) {
        return server.context().getBean(type);
    }

    public org.springframework.context.ApplicationContext context() {
        return server.context();
    }

    public ProcessEngine engine() {
        return bean(ProcessEngine.class);
    }

    /** Somebody with this role who can sign in with {@link #PASSWORD}. */
    public String person(Role role) {
        var name = "a-" + role.word();
        var accounts = bean(Accounts.class);
        if (accounts.find(name).isEmpty()) accounts.add(name, Set.of(role), PASSWORD);
        return name;
    }

    /** A program's token with this role. */
    public String token(Role role) {
        return bean(ApiTokens.class).create(role.word() + "-" + System.nanoTime(), role, "test", null);
    }

    public Caller anonymous() {
        return new Caller(address());
    }

    public Caller program(Role role) {
        return anonymous().withToken(token(role));
    }

    /** A browser that has signed in on our page. */
    public Caller browser(Role role) {
        var browser = anonymous();
        browser.signIn(person(role), PASSWORD);
        return browser;
    }

    @Override
    public void close() {
        server.close();
        lock.close();
        try (var files = Files.walk(home)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
