/** Topics of Kafka, in task packages and in apps: read what is wanted, call the port, tell the outcome. */
@NullMarked
package io.slipway.delegates.kafka;

import org.jspecify.annotations.NullMarked;
