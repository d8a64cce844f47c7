/** The command line. It speaks REST to a server, its own if no other is there; it decides nothing itself. */
@NullMarked
package io.slipway.web.cli;

import org.jspecify.annotations.NullMarked;
