package io.slipway.engine.run;

import io.slipway.engine.task.Direction;

/** One task in one round of one run, done or put back: what the journal has a row for. */
public record TaskKey(String run, int round, String task, Direction direction) {}
