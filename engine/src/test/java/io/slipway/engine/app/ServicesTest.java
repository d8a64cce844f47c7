package io.slipway.engine.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.app.service.ServiceParameters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AP-1 and AP-20: Kubernetes objects of apps, checked without a cluster. */
class ServicesTest {

    private static final String API = "service/deployment/api.yaml";

    @TempDir
    Path temp;

    private static String object(String kind, String name, String rest) {
        return """
                apiVersion: v1
                kind: %s
                metadata:
                  name: %s
                  namespace: ${params.namespace}
                  labels:
                    slipway.io/app: shop
                    slipway.io/service: api
                    ${params.labels}:
                """.formatted(kind, name) + rest;
    }

    @Test
    void ap20ParametersAreFilledInAndNothingElseIsChanged() throws IOException {
        var app = Apps.in(temp)
                .with(
                        API,
                        object(
                                "Deployment",
                                "api",
                                "spec: {args: ['${HOME}', 'db.${params.namespace}.svc'], replicas: 2}\n"))
                .sound();
        var filled = new ServiceParameters("prod", "/data", "fast", Map.of("team", "a"))
                .fill(app.services().get(0).json());

        assertThat(app.services().get(0).service()).isEqualTo("api");
        assertThat(filled.at("/metadata/namespace").textValue()).isEqualTo("prod");
        assertThat(filled.at("/metadata/labels").toString())
                .isEqualTo("{\"slipway.io/app\":\"shop\",\"slipway.io/service\":\"api\",\"team\":\"a\"}");
        assertThat(filled.at("/spec").toString()).isEqualTo("{\"args\":[\"${HOME}\",\"db.prod.svc\"],\"replicas\":2}");
    }

    @Test
    void ap20LabelsNamespaceAndParametersAreChecked() throws IOException {
        assertThat(Apps.in(temp).with(API, """
                                apiVersion: apps/v1
                                kind: Deployment
                                metadata:
                                  name: ${params.nme}
                                  namespace: default
                                  labels:
                                    slipway.io/app: other
                                    a: ${params.labels}
                                ---
                                kind: Deployment
                                metadata: {generateName: x}
                                """).faults())
                .containsExactly(
                        API + ":4:9 SERVICE-PARAMETER",
                        API + ":5:14 SERVICE-NAMESPACE",
                        API + ":7:5 SERVICE-LABEL",
                        API + ":7:21 SERVICE-LABEL",
                        API + ":8:8 SERVICE-PARAMETER",
                        API + ":10:1 SERVICE-OBJECT",
                        API + ":10:1 SERVICE-OBJECT");
    }

    @Test
    void ap20StorageIsChosenByWhoeverInstalls() throws IOException {
        assertThat(Apps.in(temp)
                        .with(
                                "service/volumes/a.yaml",
                                object(
                                        "PersistentVolume",
                                        "a",
                                        "spec:\n  storageClassName: fast\n  hostPath: {path: /data}\n"))
                        .with(
                                "service/volumes/b.yaml",
                                object(
                                        "PersistentVolume",
                                        "b",
                                        "spec:\n  storageClassName: ${params.storageClass}\n  local: {path: '${params.storagePath}/b'}\n"))
                        .with(
                                "service/statefulset/c.yaml",
                                object(
                                        "StatefulSet",
                                        "c",
                                        "spec:\n  template: {spec: {volumes: [{name: d, hostPath: {path: /d}}]}}\n"))
                        .faults())
                .containsExactly(
                        "service/statefulset/c.yaml:11:58 SERVICE-STORAGE",
                        "service/volumes/a.yaml:11:21 SERVICE-STORAGE",
                        "service/volumes/a.yaml:12:20 SERVICE-STORAGE");
    }

    @Test
    void ap7RoutesAreThoseOfTheApp() throws IOException {
        assertThat(Apps.in(temp)
                        .with("service/ingress/a.yaml", object("Ingress", "a", """
                                        spec:
                                          rules:
                                            - http:
                                                paths:
                                                  - path: /app/shop/web/desk
                                                  - path: /app/shop/api/orders(/|$)(.*)
                                                  - path: /app/shop/openapi/orders/v1
                                                  - path: /app/other/web/desk
                                                  - path: /app/shop/other/x
                                                  - path: /
                                        """))
                        .faults())
                .containsExactly(
                        "service/ingress/a.yaml:17:19 SERVICE-ROUTE",
                        "service/ingress/a.yaml:18:19 SERVICE-ROUTE",
                        "service/ingress/a.yaml:19:19 SERVICE-ROUTE");
    }

    @Test
    void ap20FoldersAreForTheirKindsAndObjectsAreThereOnce() throws IOException {
        var apps = Apps.in(temp)
                .with(API, object("Deployment", "api", "---\n" + object("Service", "api", "")))
                .with("service/config/a.json", "{\"a\": 1}");
        assertThat(apps.faults()).hasSize(3).allMatch(fault -> fault.endsWith("1:1 SERVICE-OBJECT"));
        assertThat(apps.with("service/config/a.json", "{}").faults()).isNotEmpty();
        assertThat(apps.with("service/config/a.json", "").faults()).isNotEmpty();

        assertThat(Apps.in(temp.resolve("b"))
                        .with(API, object("Deployment", "api", "---\n" + object("Service", "api", "")))
                        .warnings())
                .containsExactly(API + ":12:7 SERVICE-KIND");
        assertThat(Apps.in(temp.resolve("c"))
                        .with("service/prevJob/a.yaml", object("Deployment", "a", ""))
                        .with("service/service/a.yaml", object("Service", "a", ""))
                        .with("service/service/b.yaml", object("Service", "a", ""))
                        .with("service/job/c.yaml", "a: [\n")
                        .faults())
                .containsExactly(
                        "service/job/c.yaml:2:1 DOCUMENT-SYNTAX",
                        "service/prevJob/a.yaml:2:7 SERVICE-KIND",
                        "service/service/b.yaml:1:1 SERVICE-TWICE");
    }
}
