package io.slipway.engine.run;

/** Brings the graph of a run into the engine, and fixes which versions of the two processes the run uses to its end. */
@FunctionalInterface
public interface RunDrawing {

    record Drawn(String process, int version, String undoProcess, int undoVersion) {}

    /** The same again for the same run, so that a step that is repeated after a crash changes nothing. */
    Drawn draw(String run);
}
