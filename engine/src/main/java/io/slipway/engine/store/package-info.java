/** Where Slipway keeps what it knows: one database, H2 in a file or PostgreSQL, and the way its tables get there. */
@NullMarked
package io.slipway.engine.store;

import org.jspecify.annotations.NullMarked;
