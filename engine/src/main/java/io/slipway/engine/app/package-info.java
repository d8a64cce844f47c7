/** App packages: read whole, merged from what the app ships and what people changed, with every fault told at once. */
@NullMarked
package io.slipway.engine.app;

import org.jspecify.annotations.NullMarked;
