/** REST for designers: the processes in the engine, exported, looked at before a deployment, and deployed. */
@NullMarked
package io.slipway.web.process;

import org.jspecify.annotations.NullMarked;
