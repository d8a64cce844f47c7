/** The packages that were pushed: their bytes in the store, a copy of their files on each node, and the ways to name one. */
@NullMarked
package io.slipway.engine.packages;

import org.jspecify.annotations.NullMarked;
