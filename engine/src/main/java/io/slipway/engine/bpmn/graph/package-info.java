/** Task graphs as BPMN diagrams: written with a layout that people can read, and read back after a designer's changes. */
@NullMarked
package io.slipway.engine.bpmn.graph;

import org.jspecify.annotations.NullMarked;
