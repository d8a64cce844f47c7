package io.slipway.engine.values;

import io.slipway.engine.task.Direction;

/** Which try of which task of which run. */
public record TaskIdentity(String run, int round, String task, Direction direction, int attempt) {}
