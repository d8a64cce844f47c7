package io.slipway.adapters.helm;

import java.nio.file.Path;
import java.util.Map;

/**
 * The environment of a worker: ours, since a kubeconfig may name a program for the login, without our secrets and without
 * whatever would lead Helm elsewhere. Read once by the library, so it is there when the JVM starts.
 */
final class WorkerEnvironment {

    private WorkerEnvironment() {}

    static void write(Map<String, String> environment, Path folder) {
        environment
                .keySet()
                .removeIf(name -> name.startsWith("HELM_")
                        || name.startsWith("SLIPWAY_")
                        || name.startsWith("KUBE")
                        || name.startsWith("JAVA_TOOL_OPTIONS")
                        || name.startsWith("JDK_JAVA_OPTIONS"));
        environment.put("LC_ALL", "C.UTF-8");
        // Else what is reserved, and so the bound on memory, would depend on the number of cores.
        environment.put("MALLOC_ARENA_MAX", "2");
        environment.put("TMPDIR", folder.resolve("tmp").toString());
        environment.put("KUBECACHEDIR", folder.resolve("kube").toString());
        environment.put("HELM_CACHE_HOME", folder.resolve("cache").toString());
        environment.put("HELM_CONFIG_HOME", folder.resolve("config").toString());
        environment.put("HELM_DATA_HOME", folder.resolve("data").toString());
        environment.put("HELM_DRIVER", "secret");
    }
}
