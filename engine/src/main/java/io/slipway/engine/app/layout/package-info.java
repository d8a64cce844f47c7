/** Where the parts of an app lie in its package (AP-1). */
@NullMarked
package io.slipway.engine.app.layout;

import org.jspecify.annotations.NullMarked;
