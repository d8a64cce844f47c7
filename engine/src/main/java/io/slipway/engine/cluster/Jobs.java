package io.slipway.engine.cluster;

import java.time.Duration;
import java.util.function.Consumer;

/** Jobs of a cluster: containers that run to an end. */
public interface Jobs {

    /** How a job ended, or that it did not. */
    sealed interface End {

        /** @param message what the container left as its termination message; empty where it left none */
        record Succeeded(String message) implements End {}

        /** @param why with the exit status, where there is one */
        record Failed(String why) implements End {}

        record TooLate(String why) implements End {}

        /** Somebody has removed it. */
        record Gone() implements End {}
    }

    /**
     * Follows a job until it ends. Goes on while the API server is away.
     *
     * @param log gets what the containers write, where the cluster gives it
     * @param lacking told whenever it changes
     */
    End follow(String target, ObjectRef job, Duration limit, Consumer<String> log, Consumer<String> lacking)
            throws InterruptedException;
}
