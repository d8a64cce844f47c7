@NullMarked
package io.slipway.delegates;

import org.jspecify.annotations.NullMarked;
