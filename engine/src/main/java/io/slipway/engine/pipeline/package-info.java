/** Configurations that several apps share: what each of them puts into a role, conflicts between them, and all instances. */
@NullMarked
package io.slipway.engine.pipeline;

import org.jspecify.annotations.NullMarked;
