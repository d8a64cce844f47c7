package io.slipway.web.run;

import io.slipway.web.pack.Archives;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A package of two releases: {@code store} with a random password, {@code api} with pods, which depends on it, and a script
 * after both.
 */
final class ShopCharts {

    private final Map<String, String> files = new LinkedHashMap<>();
    private final String name;
    private final String namespace;
    private String options = "";
    private String last = "true";

    ShopCharts(String name, String namespace) {
        this.name = name;
        this.namespace = namespace;
        files.put("store/Chart.yaml", "apiVersion: v2\nname: store\nversion: 1.0.0\n");
        files.put("store/values.yaml", "{}\n");
        files.put("store/templates/secret.yaml", """
                apiVersion: v1
                kind: Secret
                metadata: {name: store}
                stringData: {password: "{{ randAlphaNum 20 }}"}
                """);
        files.put("api/Chart.yaml", "apiVersion: v2\nname: api\nversion: 1.0.0\n");
        files.put("api/values.yaml", "{}\n");
        pods("ready");
    }

    /** What its pods come to, as a label says it to the test cluster. */
    ShopCharts pods(String stage) {
        files.put("api/templates/api.yaml", """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: api}
                spec:
                  selector: {matchLabels: {app: api}}
                  template:
                    metadata: {labels: {app: api, "slipway.io/test": "%s"}}
                    spec: {containers: [{name: main, image: "example/api:1"}]}
                """.formatted(stage));
        return this;
    }

    ShopCharts config(String chart, String object, String colour) {
        files.put(chart + "/templates/" + object + ".yaml", """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: %s}
                data: {colour: %s}
                """.formatted(object, colour));
        return this;
    }

    ShopCharts hook(String chart, String events, String stage) {
        var job = chart + "-" + events.replaceAll(",.*", "");
        files.put(chart + "/templates/" + job + ".yaml", """
                apiVersion: batch/v1
                kind: Job
                metadata:
                  name: %s
                  annotations: {"helm.sh/hook": "%s"}
                spec:
                  backoffLimit: 0
                  template:
                    metadata: {labels: {"slipway.io/test": "%s"}}
                    spec: {restartPolicy: Never, containers: [{name: main, image: "example/hook:1"}]}
                """.formatted(job, events, stage));
        return this;
    }

    ShopCharts options(String more) {
        options = more;
        return this;
    }

    ShopCharts endingWith(String script) {
        last = script;
        return this;
    }

    byte[] archive(String version) {
        files.put("package.yaml", """
                kind: TaskPackage
                name: %1$s
                version: %2$s
                tasks:
                  - {id: store, type: helm, spec: {chart: store, namespace: %3$s%4$s}}
                  - {id: api, type: helm, dependsOn: [store], spec: {chart: api, namespace: %3$s%4$s}}
                  - {id: last, type: shell, dependsOn: [api], spec: {run: "%5$s", undo: "true"}}
                """.formatted(name, version, namespace, options, last));
        return Archives.zip(files);
    }
}
