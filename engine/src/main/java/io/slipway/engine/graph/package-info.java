/** What is to be done and in which order: packages, tasks, edges. */
@NullMarked
package io.slipway.engine.graph;

import org.jspecify.annotations.NullMarked;
