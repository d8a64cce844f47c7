package io.slipway.web.cli;

import com.fasterxml.jackson.databind.node.TextNode;
import io.slipway.engine.site.SiteSettings;
import io.slipway.engine.site.SiteSettingsReader;
import io.slipway.web.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** On which cluster a demo takes place. */
sealed interface DemoPlace extends AutoCloseable {

    /** In messages: "on …". */
    String name();

    SiteSettings site(Map<String, String> environment);

    @Override
    default void close() {}

    /** @param folder of this demo */
    static DemoPlace of(@Nullable Path kubeconfig, boolean isLocal, Path folder, Consumer<String> progress) {
        if (kubeconfig != null) return new Named(kubeconfig.toAbsolutePath(), folder);
        return isLocal
                ? new Local(LocalCluster.start(LocalCluster.checkout(), progress), folder)
                : new InMemory(SandboxProcess.start(folder), folder);
    }

    /** A Kubernetes API in memory. */
    record InMemory(SandboxProcess process, Path folder) implements DemoPlace {

        @Override
        public String name() {
            return "the sandbox";
        }

        @Override
        public SiteSettings site(Map<String, String> environment) {
            return withCluster(folder, "sandbox", process.kubeconfig(), environment);
        }

        @Override
        public void close() {
            process.close();
        }
    }

    /** The cluster of a kubeconfig that was given. */
    record Named(Path kubeconfig, Path folder) implements DemoPlace {

        @Override
        public String name() {
            return "the cluster of " + kubeconfig;
        }

        @Override
        public SiteSettings site(Map<String, String> environment) {
            return withCluster(folder, "demo", kubeconfig, environment);
        }
    }

    /** The control plane that the tests have: a real one, whose pods are played. */
    record Local(LocalCluster cluster, Path folder) implements DemoPlace {

        @Override
        public String name() {
            return "the control plane of dev/cluster";
        }

        @Override
        public SiteSettings site(Map<String, String> environment) {
            return withCluster(folder, "local", cluster.kubeconfig(), environment);
        }

        @Override
        public void close() {
            cluster.close();
        }
    }

    private static SiteSettings withCluster(
            Path folder, String name, Path kubeconfig, Map<String, String> environment) {
        var file = folder.resolve("slipway.yaml");
        try {
            Files.writeString(
                    file,
                    "clusters: {" + name + ": {kubeconfig: " + TextNode.valueOf(kubeconfig.toString())
                            + ", default: true}}\n");
        } catch (IOException trouble) {
            throw Problem.failed(
                    "The demo's settings could not be written: " + trouble.getMessage() + ".",
                    "See that there is room in the folder for temporary files.");
        }
        return SiteSettingsReader.readNamed(file, environment).orThrow();
    }

    /** Whether something stays there after the demo. */
    default Optional<String> leaves() {
        return this instanceof Named
                ? Optional.of("The shop stays on " + name() + ". To remove it: kubectl delete namespace shop")
                : Optional.empty();
    }
}
