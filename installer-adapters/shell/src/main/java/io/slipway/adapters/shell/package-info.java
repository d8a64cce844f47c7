/** Runs scripts as processes of their own that outlive this one, on Linux and macOS. */
@NullMarked
package io.slipway.adapters.shell;

import org.jspecify.annotations.NullMarked;
