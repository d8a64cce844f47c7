/** When an object of a cluster is what it is meant to be, and what it lacks until then: rules over its JSON, no requests. */
@NullMarked
package io.slipway.adapters.kubernetes.ready;

import org.jspecify.annotations.NullMarked;
