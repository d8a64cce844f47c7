/** How Slipway tells people about faults: what is wrong, where it stands, and how to mend it, all of them at once. */
@NullMarked
package io.slipway.engine.fault;

import org.jspecify.annotations.NullMarked;
