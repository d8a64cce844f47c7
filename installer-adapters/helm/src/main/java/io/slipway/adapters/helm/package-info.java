/** Reaches Helm: the worker processes that run it, Helm's own records in the cluster, and charts from where they are. */
@NullMarked
package io.slipway.adapters.helm;

import org.jspecify.annotations.NullMarked;
