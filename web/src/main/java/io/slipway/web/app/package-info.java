/** Apps over REST: installing, upgrading and uninstalling them, and what is installed. */
@NullMarked
package io.slipway.web.app;

import org.jspecify.annotations.NullMarked;
