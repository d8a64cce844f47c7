/** What tasks need of a Kubernetes cluster, whatever client reaches it: which one is meant, its objects, and waiting for them. */
@NullMarked
package io.slipway.engine.cluster;

import org.jspecify.annotations.NullMarked;
