package io.slipway.testsystems;

import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A service account of a test's namespace that may do a few things there, and nothing elsewhere. For modules that have the
 * Kubernetes client on their class path.
 */
public final class LimitedAccount {

    private static final String NAME = "limited";

    private final Path admin;
    private final String namespace;
    private final Path kubeconfig;

    /** @param folder for its kubeconfig */
    public LimitedAccount(Cluster cluster, Path folder) throws IOException {
        this.admin = cluster.kubeconfig();
        this.namespace = cluster.namespace();
        this.kubeconfig = Files.createDirectories(folder).resolve("kubeconfig");
        try (var client = client()) {
            client.serviceAccounts()
                    .inNamespace(namespace)
                    .resource(new ServiceAccountBuilder()
                            .withNewMetadata()
                            .withName(NAME)
                            .endMetadata()
                            .build())
                    .create();
            var token = client.serviceAccounts()
                    .inNamespace(namespace)
                    .withName(NAME)
                    .tokenRequest(new TokenRequestBuilder()
                            .withNewSpec()
                            .withExpirationSeconds(3600L)
                            .endSpec()
                            .build())
                    .getStatus()
                    .getToken();
            Files.writeString(kubeconfig, withToken(client.getConfiguration(), token));
        }
    }

    private KubernetesClient client() throws IOException {
        return new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(null, Files.readString(admin), null))
                .build();
    }

    private String withToken(Config config, String token) {
        return """
                apiVersion: v1
                kind: Config
                current-context: main
                contexts: [{name: main, context: {cluster: main, user: limited, namespace: %s}}]
                clusters: [{name: main, cluster: {server: "%s", certificate-authority-data: %s}}]
                users: [{name: limited, user: {token: %s}}]
                """.formatted(namespace, config.getMasterUrl(), config.getCaCertData(), token);
    }

    /** The way in as this account. */
    public Path kubeconfig() {
        return kubeconfig;
    }

    /** What it may do from now on, of these resources of the core group. */
    public void role(List<String> resources, List<String> verbs) throws IOException {
        try (var client = client()) {
            var roles = client.rbac();
            roles.roles()
                    .inNamespace(namespace)
                    .resource(new RoleBuilder()
                            .withNewMetadata()
                            .withName(NAME)
                            .endMetadata()
                            .addNewRule()
                            .withApiGroups("")
                            .withResources(resources)
                            .withVerbs(verbs)
                            .endRule()
                            .build())
                    .serverSideApply();
            roles.roleBindings()
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
                    .serverSideApply();
        }
    }
}
