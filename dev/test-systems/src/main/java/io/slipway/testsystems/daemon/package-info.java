/**
 * What runs in a daemon's own JVM: PostgreSQL, Kafka or the cluster, their processes, and what is asked of them.
 */
@NullMarked
package io.slipway.testsystems.daemon;

import org.jspecify.annotations.NullMarked;
