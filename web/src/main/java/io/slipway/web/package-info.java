/** The program: REST, pages, security, command line, put together from the other modules. */
@NullMarked
package io.slipway.web;

import org.jspecify.annotations.NullMarked;
