/** What is made from the schemas of task types for people: the modeler's element templates, and the reference. */
@NullMarked
package io.slipway.delegates.reference;

import org.jspecify.annotations.NullMarked;
