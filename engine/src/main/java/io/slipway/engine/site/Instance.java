package io.slipway.engine.site;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** How one instance of a pipeline gets its configuration. */
public sealed interface Instance {

    /**
     * A file that we write.
     *
     * @param reload the shell command that makes the instance read it again
     */
    record ConfigFile(Path file, String reload) implements Instance {

        /** Without the command: such commands carry passwords now and then. */
        @Override
        public String toString() {
            return "ConfigFile[file=" + file + "]";
        }
    }

    /**
     * A ConfigMap in a cluster.
     *
     * @param cluster by the site's name; none: the default one
     * @param key under which the configuration stands in it; none: the usual one of the service
     * @param rollout what to restart afterwards; none where the pods watch the file themselves
     */
    record ConfigMap(
            Optional<String> cluster, String namespace, String name, Optional<String> key, Optional<Rollout> rollout)
            implements Instance {}

    /** A workload in the ConfigMap's namespace; the kind is {@code deployment}, {@code statefulset} or {@code daemonset}. */
    record Rollout(String kind, String name) {}

    /** An address that takes the configuration. */
    record Http(URI url) implements Instance {

        @Override
        public String toString() {
            return "Http[url=" + WebAddress.shown(url) + "]";
        }
    }
}
