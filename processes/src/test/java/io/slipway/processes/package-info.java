/** What the diagrams of this folder promise. */
@NullMarked
package io.slipway.processes;

import org.jspecify.annotations.NullMarked;
