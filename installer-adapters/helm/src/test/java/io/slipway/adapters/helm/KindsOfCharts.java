package io.slipway.adapters.helm;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Charts that each do one thing that charts do, in two versions: {@code NAME-v1} and {@code NAME-v2} in the package's
 * files. What they make bears the release's name first.
 */
record KindsOfCharts(TestCharts charts, String namespace) {

    void write(String kind) {
        for (int version = 1; version <= 2; version++) {
            var folder = kind + "-v" + version;
            charts.chart(folder, version + ".0.0", "config.yaml", TestCharts.CONFIG.replace("-config", "-v" + version));
            charts.write(folder + "/values.yaml", "color: grey\n");
            write(kind, folder, version);
        }
    }

    private void write(String kind, String folder, int version) {
        switch (kind) {
            case "subcharts" -> subcharts(folder, version);
            case "hooks" -> hooks(folder);
            case "crds" -> crds(folder, version);
            case "lookup" -> template(folder, "password", LOOKUP);
            case "schema" -> charts.write(folder + "/values.schema.json", SCHEMA);
            case "job" -> template(folder, "job", job("post-install,post-upgrade", "ready", 0));
            case "stateful" -> template(folder, "set", STATEFUL.formatted(version));
            case "password" -> template(folder, "password", TestCharts.SECRET);
            case "library" -> library(folder, version);
            case "many" -> many(folder, version);
            default -> throw new IllegalArgumentException(kind);
        }
    }

    private void template(String folder, String name, String text) {
        charts.write(folder + "/templates/" + name + ".yaml", text);
    }

    private static final String LOOKUP = """
            {{- $name := printf "%s-password" .Release.Name }}
            {{- $old := lookup "v1" "Secret" .Release.Namespace $name }}
            apiVersion: v1
            kind: Secret
            metadata: {name: {{ $name }}}
            data: {password: {{ if $old }}{{ $old.data.password }}{{ else }}{{ randAlphaNum 20 | b64enc }}{{ end }}}
            """;

    private static final String SCHEMA = """
            {"$schema": "http://json-schema.org/draft-07/schema#", "type": "object",
             "properties": {"color": {"type": "string", "enum": ["grey", "red", "blue"]}}}
            """;

    private static final String STATEFUL = """
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: {{ .Release.Name }}-db}
            spec:
              serviceName: {{ .Release.Name }}-db
              selector: {matchLabels: {app: {{ .Release.Name }}}}
              template:
                metadata: {labels: {app: {{ .Release.Name }}, version: "%d"}}
                spec: {containers: [{name: main, image: registry.example/none}]}
              volumeClaimTemplates:
                - metadata: {name: data}
                  spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Mi}}}
            """;

    private void subcharts(String folder, int version) {
        charts.write(
                folder + "/Chart.yaml",
                "apiVersion: v2\nname: shop\nversion: " + version + ".0.0\ndependencies:\n"
                        + "  - {name: db, version: 1.0.0, condition: db.enabled}\n  - {name: cache, version: '*'}\n");
        charts.write(
                folder + "/values.yaml",
                "color: grey\nglobal: {site: north}\ndb: {enabled: " + (version == 1) + ", color: deep}\n");
        for (var name : new String[] {"db", "cache"}) {
            var sub = folder + "/charts/" + name;
            charts.write(sub + "/Chart.yaml", "apiVersion: v2\nname: " + name + "\nversion: 1.0.0\n");
            charts.write(sub + "/values.yaml", "color: own\n");
            charts.write(
                    sub + "/templates/config.yaml",
                    TestCharts.CONFIG.replace("-config", "-" + name) + "  site: {{ .Values.global.site }}\n");
        }
        charts.write(folder + "/charts/cache/crds/stores.yaml", definition("Store"));
    }

    /** Named against their order. */
    private void hooks(String folder) {
        for (var hook : new String[] {"c -5", "b 0", "a 5"}) {
            var words = hook.split(" ");
            template(folder, words[0], """
                    apiVersion: v1
                    kind: ConfigMap
                    metadata:
                      name: {{ .Release.Name }}-hook-%s
                      annotations: {"helm.sh/hook": "pre-install,pre-upgrade", "helm.sh/hook-weight": "%s"}
                    """.formatted(words[0], words[1]));
        }
    }

    private static String job(String events, String stage, int weight) {
        return TestCharts.hook(events, stage)
                .replace(
                        "{\"helm.sh/hook\"",
                        "{\"helm.sh/hook-weight\": \"" + weight
                                + "\", \"helm.sh/hook-delete-policy\": \"before-hook-creation,hook-succeeded\", \"helm.sh/hook\"");
    }

    String group() {
        return namespace + ".slipway.test";
    }

    private String definition(String kind) {
        return """
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: %2$ss.%1$s}
                spec:
                  group: %1$s
                  scope: Namespaced
                  names: {kind: %3$s, plural: %2$ss, singular: %2$s}
                  versions:
                    - name: v1
                      served: true
                      storage: true
                      schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
                """.formatted(group(), kind.toLowerCase(Locale.ROOT), kind);
    }

    private void crds(String folder, int version) {
        charts.write(folder + "/crds/things.yaml", definition("Thing"));
        template(folder, "thing", """
                apiVersion: %s/v1
                kind: Thing
                metadata: {name: {{ .Release.Name }}-thing}
                size: %d
                """.formatted(group(), version));
    }

    private void library(String folder, int version) {
        charts.write(
                folder + "/Chart.yaml",
                "apiVersion: v2\nname: shop\nversion: " + version
                        + ".0.0\ndependencies: [{name: lib, version: 1.0.0}]\n");
        charts.write(folder + "/charts/lib/Chart.yaml", "apiVersion: v2\nname: lib\nversion: 1.0.0\ntype: library\n");
        charts.write(folder + "/charts/lib/templates/_labels.tpl", """
                {{- define "lib.labels" -}}
                made-by: the-library
                version: "%d"
                {{- end -}}
                """.formatted(version));
        template(folder, "labelled", """
                apiVersion: v1
                kind: Service
                metadata:
                  name: {{ .Release.Name }}
                  labels: {{- include "lib.labels" . | nindent 4 }}
                spec: {selector: {app: x}, ports: [{port: 80}]}
                """);
    }

    /** Of thirty, the newer version changes twenty, and makes ten others in place of the rest. */
    private void many(String folder, int version) {
        var first = version == 1 ? 0 : 10;
        template(
                folder,
                "many",
                IntStream.range(first, first + 30)
                        .mapToObj(number -> """
                                apiVersion: v1
                                kind: ConfigMap
                                metadata: {name: "{{ .Release.Name }}-%d"}
                                data: {version: "%d"}
                                """.formatted(number, version))
                        .collect(Collectors.joining("---\n")));
    }
}
