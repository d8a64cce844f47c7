@NullMarked
package io.slipway.engine;

import org.jspecify.annotations.NullMarked;
