package io.slipway.testsystems.daemon;

import java.util.Map;

/** A system as its daemon sees it. */
public interface TestServer {

    /** How it is reached; goes into the description that the tests read. */
    Map<String, String> facts();

    /** What can be asked of it, by name. */
    Map<String, Operation> operations();

    /** False when it died and the daemon had better end, so that the next user gets a new one. */
    boolean isAlive();

    void stop();

    /** Takes the argument of a request and gives its answer. */
    @FunctionalInterface
    interface Operation {
        String apply(String argument) throws Exception;
    }
}
