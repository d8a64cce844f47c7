/** One server: what must be right before it starts, the Spring application, and its end. */
@NullMarked
package io.slipway.web.server;

import org.jspecify.annotations.NullMarked;
