package io.slipway.adapters.pipelines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.engine.app.layout.AppSource;
import io.slipway.engine.app.lint.Findings;
import io.slipway.engine.app.pipeline.PipelineFile;
import io.slipway.engine.app.pipeline.PipelineReading;
import io.slipway.engine.cluster.ClusterObjects;
import io.slipway.engine.cluster.Readiness;
import io.slipway.engine.install.InstallTask;
import io.slipway.engine.pipeline.InstanceBook;
import io.slipway.engine.pipeline.PartBook;
import io.slipway.engine.pipeline.PipelineApps;
import io.slipway.engine.pipeline.PipelineKind;
import io.slipway.engine.pipeline.PipelineRoles;
import io.slipway.engine.pipeline.PipelineTargets;
import io.slipway.engine.pipeline.RoleName;
import io.slipway.engine.secrets.SecretBox;
import io.slipway.engine.secrets.SecretKey;
import io.slipway.engine.site.Instance;
import io.slipway.engine.site.Pipeline;
import io.slipway.engine.site.Pipelines;
import io.slipway.engine.store.DatabaseAddress;
import io.slipway.engine.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** A site with instances, a database, and apps that bring pipelines. */
final class Stage implements AutoCloseable {

    static final SiteTargets.Limits LIMITS =
            new SiteTargets.Limits(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(60));

    final Store store =
            Store.open(new DatabaseAddress(DatabaseAddress.Kind.H2, "jdbc:h2:mem:" + UUID.randomUUID(), "slipway", ""));
    final SecretBox box = new SecretBox(SecretKey.generate());
    final PartBook parts = new PartBook(store.dataSource(), box, Clock.systemUTC());
    final InstanceBook instances = new InstanceBook(store.dataSource(), box);
    final Map<String, Map<String, Pipeline>> site = new LinkedHashMap<>();
    final Map<String, Set<String>> requires = new HashMap<>();
    final Set<String> shipped = new HashSet<>();
    private final Path folder;
    private ClusterObjects objects = nobody(ClusterObjects.class);
    private Readiness readiness = nobody(Readiness.class);

    Stage(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("reload.sh"), """
                    #!/bin/sh
                    # Reads its file as a service does: refuses what is wrong, and goes on with what it had.
                    if grep -q refuse-me "$SLIPWAY_FILE" || [ -e "$SLIPWAY_FILE.stubborn" ]; then
                      echo "bad configuration, password was $(grep -o 'hunter[0-9]*' "$SLIPWAY_FILE")" >&2; exit 3
                    fi
                    echo reload >> "$SLIPWAY_FILE.reloads"
                    cp "$SLIPWAY_FILE" "$SLIPWAY_FILE.running"
                    """);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static <T> T nobody(Class<T> port) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (self, method, given) -> {
            throw new IllegalStateException("There is no cluster here.");
        }));
    }

    Stage on(ClusterObjects objects, Readiness readiness) {
        this.objects = objects;
        this.readiness = readiness;
        return this;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    String text(String name) {
        try {
            return Files.exists(file(name)) ? Files.readString(file(name)) : "nothing";
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    void write(String name, String text) {
        try {
            Files.writeString(file(name), text);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    Instance fileInstance(String name) {
        return new Instance.ConfigFile(file(name), "/bin/sh " + file("reload.sh"));
    }

    Stage role(String service, String role, Instance... its) {
        site.computeIfAbsent(service, any -> new LinkedHashMap<>())
                .put(role, new Pipeline(role, List.of(its), Optional.empty()));
        return this;
    }

    PipelineTargets targets() {
        var others = new LinkedHashMap<>(site);
        var pipelines =
                new Pipelines(site.getOrDefault("vector", Map.of()), site.getOrDefault("logstash", Map.of()), others);
        return new SiteTargets(pipelines, objects, readiness, LIMITS);
    }

    PipelineRoles roles() {
        return roles(targets());
    }

    PipelineRoles roles(PipelineTargets targets) {
        return new PipelineRoles(
                store.dataSource(), parts, instances, targets, owner -> requires.getOrDefault(owner, Set.of()));
    }

    PipelineKind kind(String service) {
        return kindOn(service, targets());
    }

    PipelineKind kindOn(String service, PipelineTargets targets) {
        return new PipelineKind(service, roles(targets), new PipelineApps() {
            @Override
            public Set<String> requiresIn(String run) {
                return requires.getOrDefault(run.replaceFirst("-[0-9]+$", ""), Set.of());
            }

            @Override
            public boolean shipsInstanceOf(String run, RoleName role) {
                return shipped.contains(role.toString());
            }
        });
    }

    /** The run of this task is under way from now on. */
    InstallTask task(String run, String service, Map<String, String> texts) {
        begin(run);
        var objects = new HashMap<String, JsonNode>();
        texts.forEach((role, text) -> objects.put(role, content(service, role, text)));
        return new InstallTask(run, run.replaceFirst("-[0-9]+$", ""), service, InstallTask.Settings.NONE, objects);
    }

    static JsonNode content(String service, String role, String text) {
        var findings = new Findings();
        var file =
                new PipelineFile(AppSource.DEFAULT, service + "." + (service.equals("vector") ? "yaml" : "conf"), text);
        var pipeline = new PipelineReading(true, findings).read(service, role, List.of(file));
        findings.errors().throwIfPresent();
        var content = new ObjectMapper().createObjectNode().put("text", pipeline.text());
        pipeline.config().ifPresent(config -> content.set("config", config));
        return content;
    }

    void begin(String run) {
        var jdbc = new JdbcTemplate(store.dataSource());
        var there = jdbc.queryForObject("select count(*) from run where id = ?", Integer.class, run);
        if (there != null && there > 0) return;
        jdbc.update("insert into run (id, round, state, created_at) values (?, 1, 'running', current_timestamp)", run);
    }

    void over(String run) {
        new JdbcTemplate(store.dataSource()).update("update run set state = 'succeeded' where id = ?", run);
    }

    @Override
    public void close() {
        store.close();
    }
}
