/** Kinds of objects that apps hold, declared by descriptors: which files, which keys, which references; no code knows one by name. */
@NullMarked
package io.slipway.engine.app.kind;

import org.jspecify.annotations.NullMarked;
