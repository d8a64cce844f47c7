package io.slipway.engine.site;

import static io.slipway.engine.site.Section.Key.optional;
import static io.slipway.engine.site.Section.Key.required;

import java.util.List;

/** All keys of {@code slipway.yaml} in one place. The page {@code docs/site-settings.md} describes the same keys. */
final class SiteSchema {

    private static final Flag FLAG = new Flag();

    private static final Section CLUSTER = Section.of(
                    optional("kubeconfig", Text.any()), optional("context", Text.any()), optional("default", FLAG))
            .with(new KubeconfigRule());

    private static final Section KAFKA = Section.of(
            required("bootstrap", Text.of(TextRules::bootstrap)),
            optional("properties", new Properties()),
            optional("default", FLAG));

    private static final Section INSTANCE = Section.of(
                    optional("file", Text.any()),
                    optional("reload", Text.any()),
                    optional("configMap", Text.of(TextRules::configMap)),
                    optional("cluster", Text.any()),
                    optional("key", Text.any()),
                    optional("rollout", Text.of(TextRules::rollout)),
                    optional("http", Text.of(TextRules::webUrl)))
            .with(new InstanceRule());

    private static final Section PIPELINE = Section.of(
            required("instances", Items.of(INSTANCE, GroupRules::atLeastOne)), optional("program", Text.any()));

    private static final Section REPOSITORY = Section.of(
            required("name", Text.of(Names::check)),
            required("url", Text.of(TextRules::repositoryUrl)),
            optional("secret", Text.of(new SecretRule())));

    private static final Section POLICY = Section.of(
            optional("taskPackages", Section.of(optional("shell", FLAG), optional("clusterScope", FLAG))),
            optional("apps", Section.of(optional("clusterScope", FLAG), optional("privileged", FLAG))),
            optional("fetch", Section.of(optional("allow", Items.of(Text.of(TextRules::fetchPrefix))))));

    private static final Items GROUPS = Items.of(Text.any());

    private static final Section SIGN_ON = Section.of(
            required("issuer", Text.of(TextRules::webUrl)),
            required("clientId", Text.any()),
            required("clientSecret", Text.of(new SecretRule())),
            optional("label", Text.any()),
            optional("nameClaim", Text.any()),
            optional("rolesClaim", Text.any()),
            optional(
                    "roles",
                    Section.of(
                            optional("viewer", GROUPS),
                            optional("operator", GROUPS),
                            optional("designer", GROUPS),
                            optional("admin", GROUPS))));

    private static final Whole SLOTS = new Whole(1, 1_000);

    private static final Section WORK = Section.of(
            optional("lease", Text.of(new Time("4s", "10m"))),
            optional(
                    "slots",
                    Section.of(optional("light", SLOTS), optional("helm", SLOTS), optional("container", SLOTS))));

    static final Section ROOT = Section.of(
            optional("clusters", Named.of(CLUSTER, GroupRules::oneDefault)),
            optional("kafka", Named.of(KAFKA, GroupRules::oneDefault)),
            optional(
                    "pipelines",
                    Section.of(
                            optional("vector", Named.of(PIPELINE)),
                            optional("logstash", Named.of(PIPELINE)),
                            optional("others", Named.of(Named.of(PIPELINE))))),
            optional("repositories", Items.of(REPOSITORY, GroupRules::differentNames)),
            optional("policy", POLICY),
            optional("packages", Section.of(optional("uploadLimit", Text.of(TextRules::byteSize)))),
            optional("retention", Section.of(optional("runs", Text.of(new Time("1d", "99999d"))))),
            optional("work", WORK),
            optional("signOn", SIGN_ON));

    private SiteSchema() {}

    /** As the reference page names them: {@code clusters.<name>.context}. */
    static List<String> keys() {
        return ROOT.keys("").toList();
    }
}
