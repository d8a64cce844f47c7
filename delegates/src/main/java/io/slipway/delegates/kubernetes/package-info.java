/** Tasks that apply manifests to a cluster, and put back exactly what was there. */
@NullMarked
package io.slipway.delegates.kubernetes;

import org.jspecify.annotations.NullMarked;
