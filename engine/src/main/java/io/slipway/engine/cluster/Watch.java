package io.slipway.engine.cluster;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Keeps objects in sight for as long as somebody looks after them. */
public interface Watch {

    /** Told at the beginning, and whenever it has changed. */
    interface Listener {

        /** @param lacking what keeps the group from being ready, object by object; empty when all of it is */
        void stands(String group, List<String> lacking);

        /** The cluster cannot be asked just now; the watch goes on by itself when it can. */
        void away(String why);
    }

    /** Ends looking. */
    interface Looking extends AutoCloseable {
        @Override
        void close();
    }

    /** @param groups what belongs together, by the name under which the listener is told */
    Looking on(String target, Map<String, ? extends Collection<ObjectRef>> groups, Listener listener);
}
