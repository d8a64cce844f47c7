package io.slipway.engine.cluster;

import java.time.Duration;
import java.util.Collection;
import java.util.function.Consumer;

/** Waits for objects to be what they are meant to be, and tells what they still lack. */
public interface Readiness {

    /** How waiting ended. */
    sealed interface Waited {
        record Ready() implements Waited {}

        /** It will not get ready by waiting: a job that has failed for good. */
        record Hopeless(String why) implements Waited {}

        /** @param why what was still lacking at the end of the time, object by object */
        record TooLate(String why) implements Waited {}
    }

    /**
     * Goes on while the API server is away, and notices what happened meanwhile.
     *
     * @param target as {@link Clusters#access} takes it
     * @param lacking told whenever it changes: {@code Deployment shop/api: 1 of 3 ready; pod api-7f ImagePullBackOff: …}
     * @throws InterruptedException when the task was cancelled
     */
    Waited await(String target, Collection<ObjectRef> objects, Duration limit, Consumer<String> lacking)
            throws InterruptedException;
}
