/** Asks and fetches over the web, as far as the site lets packages reach. */
@NullMarked
package io.slipway.adapters.http;

import org.jspecify.annotations.NullMarked;
