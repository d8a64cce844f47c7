package io.slipway.adapters.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Charts that tests write, file by file. */
record TestCharts(Path files) {

    /** A random password, as charts make it, in a secret, beside a config map that shows a value. */
    static final String SECRET = """
            apiVersion: v1
            kind: Secret
            metadata:
              name: {{ .Release.Name }}-password
            stringData:
              password: {{ randAlphaNum 20 }}
              text: "{{`{{ not a template }}`}}"
            """;

    static final String CONFIG = """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: {{ .Release.Name }}-config
            data:
              color: {{ .Values.color | quote }}
            """;

    static final String SERVICE = """
            apiVersion: v1
            kind: Service
            metadata:
              name: {{ .Release.Name }}
            spec:
              selector: {app: {{ .Release.Name }}}
              ports: [{port: 5432}]
            """;

    /** @param stage what its pods come to */
    static String deployment(String stage) {
        return """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: api}
            spec:
              replicas: {{ .Values.replicas | default 1 }}
              selector: {matchLabels: {app: api}}
              template:
                metadata: {labels: {app: api, "slipway.io/test": "%s"}}
                spec: {containers: [{name: main, image: registry.example/none}]}
            """.formatted(stage);
    }

    /** @param events with commas between them */
    static String hook(String events, String stage) {
        return """
            apiVersion: batch/v1
            kind: Job
            metadata:
              name: {{ .Release.Name }}-hook
              annotations: {"helm.sh/hook": "%s"}
            spec:
              backoffLimit: 0
              template:
                metadata: {labels: {"slipway.io/test": "%s"}}
                spec:
                  restartPolicy: Never
                  containers: [{name: main, image: registry.example/none}]
            """.formatted(events, stage);
    }

    TestCharts chart(String folder, String version, String... namesAndTemplates) {
        write(folder + "/Chart.yaml", "apiVersion: v2\nname: shop\nversion: " + version + "\n");
        write(folder + "/values.yaml", "color: grey\n");
        for (int i = 0; i < namesAndTemplates.length; i += 2)
            write(folder + "/templates/" + namesAndTemplates[i], namesAndTemplates[i + 1]);
        return this;
    }

    void write(String file, String text) {
        try {
            var path = files.resolve(file);
            Files.createDirectories(path.resolve("..").normalize());
            Files.writeString(path, text);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
