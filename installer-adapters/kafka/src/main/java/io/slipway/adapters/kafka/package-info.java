/** The topics of real Kafkas, by Kafka's own administration client. */
@NullMarked
package io.slipway.adapters.kafka;

import org.jspecify.annotations.NullMarked;
