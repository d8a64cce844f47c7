/** What people fill in for a package, and what becomes of it: forms, checks, expressions, secrets, the global config. */
@NullMarked
package io.slipway.engine.values;

import org.jspecify.annotations.NullMarked;
