@NullMarked
package io.slipway.web;

import org.jspecify.annotations.NullMarked;
