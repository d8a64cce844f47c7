/** The key that secrets at rest are encrypted with, and how several nodes make sure that they hold the same one. */
@NullMarked
package io.slipway.engine.secrets;

import org.jspecify.annotations.NullMarked;
