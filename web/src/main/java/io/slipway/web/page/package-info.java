/** The pages of our own. */
@NullMarked
package io.slipway.web.page;

import org.jspecify.annotations.NullMarked;
