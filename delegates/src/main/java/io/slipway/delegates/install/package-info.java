/** The steps of installing an app: its install tasks, and the short steps of its phases. */
@NullMarked
package io.slipway.delegates.install;

import org.jspecify.annotations.NullMarked;
