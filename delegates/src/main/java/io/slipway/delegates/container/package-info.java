/** Tasks that run a container to its end, as a Job of a cluster. */
@NullMarked
package io.slipway.delegates.container;

import org.jspecify.annotations.NullMarked;
