/**
 * Executes the tasks of running processes under leases: fetches them, asks their types, and completes them in batches. With
 * {@code engine.bpmn} the one place that knows the BPMN engine.
 */
@NullMarked
package io.slipway.engine.worker;

import org.jspecify.annotations.NullMarked;
