/** Who comes in at the door: passwords, tokens, sessions, and the route table that says who may go where. */
@NullMarked
package io.slipway.web.security;

import org.jspecify.annotations.NullMarked;
