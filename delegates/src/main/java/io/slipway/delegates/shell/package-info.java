/** Tasks that run a script (TR-18): read the spec, call the port, tell the outcome. */
@NullMarked
package io.slipway.delegates.shell;

import org.jspecify.annotations.NullMarked;
