/** A Kubernetes API in memory, good enough to try Slipway on without a cluster; a program of its own. */
@NullMarked
package io.slipway.sandbox;

import org.jspecify.annotations.NullMarked;
