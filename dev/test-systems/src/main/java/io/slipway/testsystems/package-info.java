@NullMarked
package io.slipway.testsystems;

import org.jspecify.annotations.NullMarked;
