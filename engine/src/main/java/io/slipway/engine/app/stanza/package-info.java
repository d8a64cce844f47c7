/** Stanza files ({@code [name]}, then {@code key = value}), read with places and written back with all that people put around. */
@NullMarked
package io.slipway.engine.app.stanza;

import org.jspecify.annotations.NullMarked;
