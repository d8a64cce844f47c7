/** Who sees and changes which objects of apps, and as whom their work is done (AP-8 to AP-10): rules and nothing else. */
@NullMarked
package io.slipway.engine.app.access;

import org.jspecify.annotations.NullMarked;
