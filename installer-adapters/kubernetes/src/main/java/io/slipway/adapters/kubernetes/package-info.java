/** Kubernetes: reaches the site's clusters, changes their objects, and waits for them. */
@NullMarked
package io.slipway.adapters.kubernetes;

import org.jspecify.annotations.NullMarked;
