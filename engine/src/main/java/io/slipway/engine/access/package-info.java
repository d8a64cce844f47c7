/** Who may come in: roles, accounts, tokens. Plain Java; the BPMN engine's identity tables lie behind a port. */
@NullMarked
package io.slipway.engine.access;

import org.jspecify.annotations.NullMarked;
