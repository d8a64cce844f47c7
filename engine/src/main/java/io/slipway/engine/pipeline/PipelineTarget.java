package io.slipway.engine.pipeline;

import java.util.Optional;
import java.util.function.Consumer;

/** One instance of a role: where its configuration stands, and how it takes another one. */
public interface PipelineTarget {

    /** {@code file:/etc/vector/agg.yaml}; the same at each start. */
    String name();

    /** The machine, or the pods, on which it listens: two instances with the same one cannot have the same port. */
    String host();

    /** The name of the file in which the configuration would stand; its ending tells the format. */
    String fileName();

    /** What stands there; none where there is nothing. */
    Optional<String> read() throws TargetProblem, InterruptedException;

    /**
     * Puts this there in place of everything, and makes the instance run it. The same text again does no harm.
     *
     * @param waits told what it waits for
     * @throws TargetProblem when the instance refuses it; then the text may stand there all the same
     */
    void write(Content content, Consumer<String> waits) throws TargetProblem, InterruptedException;

    /**
     * @param text none to leave nothing there
     * @param isOurs whether parts of ours are in it: without them the instance is to be as if Slipway had never been there
     */
    record Content(Optional<String> text, boolean isOurs) {

        /** Without the text. */
        @Override
        public String toString() {
            return "Content[" + TextDigest.of(text) + "]";
        }
    }
}
