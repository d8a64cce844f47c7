/** What tasks need of the web: requests, and files that are fetched by their digest. */
@NullMarked
package io.slipway.engine.http;

import org.jspecify.annotations.NullMarked;
