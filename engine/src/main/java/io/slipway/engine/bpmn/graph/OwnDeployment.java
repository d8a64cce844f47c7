package io.slipway.engine.bpmn.graph;

import java.util.function.Supplier;

/** Tells what we generate from what designers bring: the latter is read back, the former is not. */
final class OwnDeployment {

    private static final ThreadLocal<Boolean> UNDERWAY = new ThreadLocal<>();

    private OwnDeployment() {}

    static <T> T of(Supplier<T> deploying) {
        UNDERWAY.set(true);
        try {
            return deploying.get();
        } finally {
            UNDERWAY.remove();
        }
    }

    static boolean isUnderway() {
        return Boolean.TRUE.equals(UNDERWAY.get());
    }
}
