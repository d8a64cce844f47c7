/** Streams that go on for as long as something goes on: one reader of the store for all who watch the same thing. */
@NullMarked
package io.slipway.web.feed;

import org.jspecify.annotations.NullMarked;
