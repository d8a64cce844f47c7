/** The laws that every diagram in the engine keeps, whoever brings it and on whatever way: an allow-list, and what makes a process safe to run. */
@NullMarked
package io.slipway.engine.bpmn.laws;

import org.jspecify.annotations.NullMarked;
