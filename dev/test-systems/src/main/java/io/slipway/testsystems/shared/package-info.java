/**
 * One system of each kind for all JVMs of a checkout: who starts it, who holds it, where it says how it is reached.
 */
@NullMarked
package io.slipway.testsystems.shared;

import org.jspecify.annotations.NullMarked;
