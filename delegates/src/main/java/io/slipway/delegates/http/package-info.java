/** Tasks that ask another system over the web: read the spec, call the port, tell the outcome. */
@NullMarked
package io.slipway.delegates.http;

import org.jspecify.annotations.NullMarked;
