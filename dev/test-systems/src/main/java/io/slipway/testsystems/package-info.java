/**
 * The real systems that tests run against: one annotation each for PostgreSQL, Kafka and a Kubernetes cluster, and a
 * look into the log after each test class.
 */
@NullMarked
package io.slipway.testsystems;

import org.jspecify.annotations.NullMarked;
