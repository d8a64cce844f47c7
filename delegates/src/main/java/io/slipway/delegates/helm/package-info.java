/** Tasks that install charts: read the spec, look at the release, decide, call the port, tell the outcome. */
@NullMarked
package io.slipway.delegates.helm;

import org.jspecify.annotations.NullMarked;
