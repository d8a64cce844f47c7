/** Helm in a process of its own, which may be killed at any moment: takes one call at a time on its standard input. */
@NullMarked
package io.slipway.helm;

import org.jspecify.annotations.NullMarked;
