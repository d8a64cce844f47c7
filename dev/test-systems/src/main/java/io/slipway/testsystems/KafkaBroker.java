package io.slipway.testsystems;

/**
 * A running broker, shared by all tests. Topics are not made by themselves; one whose name begins with the prefix
 * belongs to this test alone.
 */
public record KafkaBroker(String bootstrapServers, String topicPrefix) {}
