/** REST for users, tokens and oneself. */
@NullMarked
package io.slipway.web.access;

import org.jspecify.annotations.NullMarked;
