/** Says which role each HTTP route of the server needs; Spring Security asks here, and a route without a row is refused. */
@NullMarked
package io.slipway.web.routes;

import org.jspecify.annotations.NullMarked;
