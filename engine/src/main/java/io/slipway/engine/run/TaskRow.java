package io.slipway.engine.run;

import java.time.Instant;
import java.util.Optional;

/**
 * A task in one round and direction, as the journal has it.
 *
 * @param tries how often it was begun on purpose; 0 where it never got as far as that
 * @param outputs as stored: what is secret in them is encrypted
 * @param note the reason of the person who marked it as done
 */
public record TaskRow(
        TaskKey key,
        AttemptState state,
        int tries,
        Optional<Instant> started,
        Optional<Instant> ended,
        Optional<String> error,
        Optional<String> outputs,
        Optional<String> waitsFor,
        Optional<String> note) {}
