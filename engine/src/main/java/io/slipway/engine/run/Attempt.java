package io.slipway.engine.run;

/**
 * A task that was taken up, and how far it had got before.
 *
 * @param number 1 when nobody had taken it up before; else somebody has, and what came of it has to be asked
 * @param epoch must still be the journal's when a result is written; a later worker has raised it
 * @param state how far it had got: {@code RETRYING} when this is a repeat on purpose, {@code STARTED} with a number above 1
 *     when somebody was lost in the middle of it
 * @param recorded whether the world before it is stored
 * @param tries which try on purpose this is; 0 when it never came to an effect
 * @param ending whether the run is ending: what is done forward begins no more
 */
public record Attempt(
        TaskKey key, int number, int epoch, AttemptState state, boolean recorded, int tries, boolean ending) {

    /** The same task, begun once more on purpose. */
    Attempt again(int newTries) {
        return new Attempt(key, number, epoch, AttemptState.RETRYING, recorded, newTries, ending);
    }
}
