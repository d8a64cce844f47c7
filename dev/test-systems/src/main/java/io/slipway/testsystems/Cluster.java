package io.slipway.testsystems;

import io.slipway.testsystems.shared.SharedSystem;
import java.nio.file.Path;
import org.opentest4j.TestAbortedException;

/** A running cluster, shared by all tests, and the namespace that belongs to this test alone. */
public final class Cluster {

    private final SharedSystem system;
    private final String namespace;
    private boolean down;

    Cluster(SharedSystem system) {
        this.system = system;
        this.namespace = system.ask("create-namespace", "");
    }

    /** The way in, as administrator. */
    public Path kubeconfig() {
        return Path.of(system.fact("kubeconfig"));
    }

    public String namespace() {
        return namespace;
    }

    /** As by {@code kill -9}: open connections break, nobody listens any more. What was stored stays. */
    public void killApiServer() {
        requireOurs();
        down = true;
        system.ask("kill-api-server", "");
    }

    /** At the address where it was; returns when it is ready. Nothing happens when it runs. */
    public void startApiServer() {
        requireOurs();
        system.ask("start-api-server", "");
        down = false;
    }

    public void restartApiServer() {
        killApiServer();
        startApiServer();
    }

    /** Puts right what the test left broken. */
    void giveBack() {
        if (down) {
            startApiServer();
        }
        system.ask("delete-namespace", namespace);
    }

    private void requireOurs() {
        if (Boolean.parseBoolean(system.fact("foreign"))) {
            throw new TestAbortedException("The cluster of SLIPWAY_TEST_KUBECONFIG belongs to somebody else, so its"
                    + " API server is not killed. Unset the variable to run this test on a cluster of our own.");
        }
    }
}
