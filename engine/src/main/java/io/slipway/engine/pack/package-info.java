/** The files of a package, from a folder or an archive of it: what is let in, and the digest that tells two packages apart. */
@NullMarked
package io.slipway.engine.pack;

import org.jspecify.annotations.NullMarked;
