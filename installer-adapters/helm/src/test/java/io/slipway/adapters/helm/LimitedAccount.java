package io.slipway.adapters.helm;

import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A service account that may do a few things in one namespace, and nothing elsewhere. */
record LimitedAccount(KubernetesClient admin, String namespace) {

    private static final String NAME = "limited";

    /** What it may do, of one resource of the core group. */
    void role(String resource, String... verbs) {
        admin.serviceAccounts()
                .inNamespace(namespace)
                .resource(new ServiceAccountBuilder()
                        .withNewMetadata()
                        .withName(NAME)
                        .endMetadata()
                        .build())
                .create();
        admin.rbac()
                .roles()
                .inNamespace(namespace)
                .resource(new RoleBuilder()
                        .withNewMetadata()
                        .withName(NAME)
                        .endMetadata()
                        .addNewRule()
                        .withApiGroups("")
                        .withResources(resource)
                        .withVerbs(verbs)
                        .endRule()
                        .build())
                .create();
        admin.rbac()
                .roleBindings()
                .inNamespace(namespace)
                .resource(new RoleBindingBuilder()
                        .withNewMetadata()
                        .withName(NAME)
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "Role", NAME)
                        .addNewSubject()
                        .withKind("ServiceAccount")
                        .withName(NAME)
                        .withNamespace(namespace)
                        .endSubject()
                        .build())
                .create();
    }

    Path kubeconfig(Path folder) throws IOException {
        var token = admin.serviceAccounts()
                .inNamespace(namespace)
                .withName(NAME)
                .tokenRequest(new TokenRequestBuilder()
                        .withNewSpec()
                        .withExpirationSeconds(3600L)
                        .endSpec()
                        .build())
                .getStatus()
                .getToken();
        var config = admin.getConfiguration();
        return Files.writeString(Files.createDirectories(folder).resolve("kubeconfig.yaml"), """
                apiVersion: v1
                kind: Config
                current-context: main
                contexts: [{name: main, context: {cluster: main, user: limited, namespace: %s}}]
                clusters: [{name: main, cluster: {server: "%s", certificate-authority-data: %s}}]
                users: [{name: limited, user: {token: %s}}]
                """.formatted(
                        namespace, config.getMasterUrl(), config.getCaCertData(), token));
    }
}
