/** Packages as people and programs meet them: REST, pictures of their graphs, the task types that they may use. */
@NullMarked
package io.slipway.web.pack;

import org.jspecify.annotations.NullMarked;
