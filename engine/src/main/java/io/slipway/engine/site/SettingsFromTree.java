package io.slipway.engine.site;

import io.slipway.engine.access.Role;
import io.slipway.engine.site.Instance.ConfigFile;
import io.slipway.engine.site.Instance.ConfigMap;
import io.slipway.engine.site.Instance.Http;
import io.slipway.engine.site.Instance.Rollout;
import io.slipway.engine.site.Policy.Apps;
import io.slipway.engine.site.Policy.TaskPackages;
import io.slipway.engine.yaml.Located;
import io.slipway.engine.yaml.Scalar;
import java.net.URI;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Makes the settings from a tree in which the schema found nothing wrong; so nothing is checked here again. */
final class SettingsFromTree {

    private final Surroundings surroundings;

    SettingsFromTree(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    SiteSettings settings(Located root) {
        var written = section(root);
        var pipelines = written.section("pipelines");
        return new SiteSettings(
                new Targets<>(named(written.section("clusters"), this::cluster)),
                new Targets<>(named(written.section("kafka"), this::kafka)),
                new Pipelines(
                        named(pipelines.section("vector"), this::pipeline),
                        named(pipelines.section("logstash"), this::pipeline),
                        named(pipelines.section("others"), (service, roles) -> named(roles, this::pipeline))),
                sections(written, "repositories").map(this::repository).toList(),
                policy(written.section("policy")),
                packages(written.section("packages")),
                retention(written.section("retention")),
                work(written.section("work")),
                written.value("signOn").map(SettingsFromTree::section).map(SettingsFromTree::signOn));
    }

    private Cluster cluster(String name, Written written) {
        return new Cluster(
                name,
                written.text("kubeconfig").map(surroundings::path),
                written.text("context"),
                written.flag("default").orElse(false));
    }

    private Kafka kafka(String name, Written written) {
        var properties = new LinkedHashMap<String, String>();
        written.section("properties").entries().forEach(entry -> {
            if (!Written.isNothing(entry.value())) {
                properties.put(entry.key(), ((Scalar) entry.value()).text());
            }
        });
        var bootstrap = Bootstrap.tidy(must(written, "bootstrap"));
        return new Kafka(name, bootstrap, properties, written.flag("default").orElse(false));
    }

    private Pipeline pipeline(String name, Written written) {
        return new Pipeline(
                name, sections(written, "instances").map(this::instance).toList(), written.text("program"));
    }

    private Instance instance(Written written) {
        var file = written.text("file");
        if (file.isPresent()) {
            return new ConfigFile(surroundings.path(file.get()), must(written, "reload"));
        }
        var http = written.text("http");
        return http.isPresent() ? new Http(URI.create(http.get())) : configMap(written);
    }

    private static ConfigMap configMap(Written written) {
        var parts = must(written, "configMap").split("/", 2);
        return new ConfigMap(
                written.text("cluster"),
                parts[0],
                parts[1],
                written.text("key"),
                written.text("rollout").map(SettingsFromTree::rollout));
    }

    private static Rollout rollout(String text) {
        var parts = text.split("/", 2);
        return new Rollout(parts[0], parts[1]);
    }

    private Repository repository(Written written) {
        return new Repository(
                must(written, "name"),
                URI.create(must(written, "url")),
                written.text("secret").flatMap(SecretSyntax::parse));
    }

    private static SignOn signOn(Written written) {
        return new SignOn(
                URI.create(must(written, "issuer")),
                must(written, "clientId"),
                SecretSyntax.parse(must(written, "clientSecret")).orElseThrow(),
                written.text("label").orElse(SignOn.DEFAULT_LABEL),
                written.text("nameClaim").orElse(SignOn.DEFAULT_NAME_CLAIM),
                written.text("rolesClaim").orElse(SignOn.DEFAULT_ROLES_CLAIM),
                roles(written.section("roles")));
    }

    private static Map<Role, List<String>> roles(Written written) {
        var roles = new EnumMap<Role, List<String>>(Role.class);
        for (var role : Role.values()) {
            var groups = written.items(role.word()).stream()
                    .map(group -> ((Scalar) group).text())
                    .toList();
            if (!groups.isEmpty()) {
                roles.put(role, groups);
            }
        }
        return roles;
    }

    private static Policy policy(Written written) {
        var tasks = written.section("taskPackages");
        var apps = written.section("apps");
        var taskDefault = TaskPackages.DEFAULT;
        var appDefault = Apps.DEFAULT;
        return new Policy(
                new TaskPackages(
                        tasks.flag("shell").orElse(taskDefault.shell()),
                        tasks.flag("clusterScope").orElse(taskDefault.clusterScope())),
                new Apps(
                        apps.flag("clusterScope").orElse(appDefault.clusterScope()),
                        apps.flag("privileged").orElse(appDefault.privileged())),
                fetch(written.section("fetch")));
    }

    private static PackageSettings packages(Written written) {
        var limit = written.text("uploadLimit").orElse(PackageSettings.DEFAULT_UPLOAD_LIMIT);
        return new PackageSettings(ByteSize.parse(limit).orElseThrow());
    }

    private static Retention retention(Written written) {
        return new Retention(Time.of(written.text("runs").orElse(Retention.DEFAULT_RUNS)));
    }

    private static Work work(Written written) {
        var slots = written.section("slots");
        var usual = Work.Slots.DEFAULT;
        return new Work(
                Time.of(written.text("lease").orElse(Work.DEFAULT_LEASE)),
                new Work.Slots(
                        number(slots, "light", usual.light()),
                        number(slots, "helm", usual.helm()),
                        number(slots, "container", usual.container())));
    }

    private static int number(Written written, String key, int usual) {
        return written.scalar(key).map(Scalar::text).map(Integer::parseInt).orElse(usual);
    }

    private static FetchPolicy fetch(Written written) {
        var allow = written.items("allow").stream()
                .map(prefix -> URI.create(((Scalar) prefix).text()))
                .toList();
        return new FetchPolicy(allow);
    }

    private static <T> Map<String, T> named(Written group, BiFunction<String, Written, T> each) {
        var byName = new LinkedHashMap<String, T>();
        group.entries().forEach(entry -> byName.put(entry.key(), each.apply(entry.key(), section(entry.value()))));
        return byName;
    }

    private static Stream<Written> sections(Written written, String list) {
        return written.items(list).stream().map(SettingsFromTree::section);
    }

    private static Written section(Located value) {
        return Written.in(value).orElseThrow();
    }

    private static String must(Written written, String key) {
        return written.text(key).orElseThrow();
    }
}
