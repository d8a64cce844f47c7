/** What tasks would change of the objects of a cluster, as people read it and plans compare it. */
@NullMarked
package io.slipway.delegates.change;

import org.jspecify.annotations.NullMarked;
