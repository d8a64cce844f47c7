/** Helm releases: what is observed of one, what to do about it, and what a task needs of Helm, whatever reaches it. */
@NullMarked
package io.slipway.engine.release;

import org.jspecify.annotations.NullMarked;
