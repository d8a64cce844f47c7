/** What the routes of our own are, for programs that read such things. */
@NullMarked
package io.slipway.web.openapi;

import org.jspecify.annotations.NullMarked;
