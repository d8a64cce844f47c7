package io.slipway.adapters.kubernetes.ready;

/** How an object stands. */
public sealed interface Standing {

    Standing READY = new Ready();

    record Ready() implements Standing {}

    /** @param why with the object in front: {@code Deployment shop/api: 1 of 3 ready} */
    record Lacking(String why) implements Standing {}

    /** No waiting helps. */
    record Hopeless(String why) implements Standing {}
}
