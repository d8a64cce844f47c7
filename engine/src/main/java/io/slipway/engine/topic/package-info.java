/** Topics of Kafka: how they are, how they shall be, what lies between, and the way back; the broker itself is a port. */
@NullMarked
package io.slipway.engine.topic;

import org.jspecify.annotations.NullMarked;
