/** A run of a package: what was tried, what came of it, and where it stands. */
@NullMarked
package io.slipway.engine.run;

import org.jspecify.annotations.NullMarked;
