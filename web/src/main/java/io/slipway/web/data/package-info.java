/** The data folder: its lock, the address of the server that runs on it. */
@NullMarked
package io.slipway.web.data;

import org.jspecify.annotations.NullMarked;
