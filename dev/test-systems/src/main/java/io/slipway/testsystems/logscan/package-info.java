/** How errors in the log are found: in the log of this JVM while a test runs, and in the files of other processes. */
@NullMarked
package io.slipway.testsystems.logscan;

import org.jspecify.annotations.NullMarked;
