/** What was found while an app package was read: errors and warnings, both bounded. */
@NullMarked
package io.slipway.engine.app.lint;

import org.jspecify.annotations.NullMarked;
