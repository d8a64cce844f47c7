package io.slipway.engine.graph;

/**
 * What an expression names of the outputs.
 *
 * @param task whose outputs
 * @param key which of them; empty where all of them are meant
 */
public record OutputName(String task, String key) {}
