/** The BPMN engine: its settings, its schema, its users and rights. The one place that knows it by name. */
@NullMarked
package io.slipway.engine.bpmn;

import org.jspecify.annotations.NullMarked;
