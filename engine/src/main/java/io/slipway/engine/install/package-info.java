/** Installing apps: what is there and what comes, the operations between the two, and the book of what is installed. */
@NullMarked
package io.slipway.engine.install;

import org.jspecify.annotations.NullMarked;
