/** Task types that jars in the data folder bring along (TR-27). */
@NullMarked
package io.slipway.delegates.plugin;

import org.jspecify.annotations.NullMarked;
