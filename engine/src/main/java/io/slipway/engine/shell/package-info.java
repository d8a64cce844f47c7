/** What shell tasks need of the machine: scripts that outlive this process, and a way to find them again. */
@NullMarked
package io.slipway.engine.shell;

import org.jspecify.annotations.NullMarked;
