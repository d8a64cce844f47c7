package io.slipway.engine.run;

/**
 * A task that was taken up, and how far it had got before.
 *
 * @param number 1 when nobody had taken it up before; else somebody has, and what came of it has to be asked
 * @param epoch must still be the journal's when a result is written; a later worker has raised it
 * @param state how far it had got
 * @param recorded whether the world before it is stored
 */
public record Attempt(TaskKey key, int number, int epoch, AttemptState state, boolean recorded) {}
