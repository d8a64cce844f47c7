/** The own steps of the processes, one small class for each: opening a run, deploying its graph, closing it. */
@NullMarked
package io.slipway.delegates.saga;

import org.jspecify.annotations.NullMarked;
