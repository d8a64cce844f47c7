/** The contract of a task type: what every kind of task, built in or brought by a plug-in, can be asked to do. */
@NullMarked
package io.slipway.engine.task;

import org.jspecify.annotations.NullMarked;
