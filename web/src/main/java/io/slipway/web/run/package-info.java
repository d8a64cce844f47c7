/** REST for runs: start, watch, steer, report; and what runs hold and leave behind. */
@NullMarked
package io.slipway.web.run;

import org.jspecify.annotations.NullMarked;
