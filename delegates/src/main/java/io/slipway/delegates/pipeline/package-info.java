/** Tasks that put a part into the configuration that all instances of a role of Vector or Logstash run. */
@NullMarked
package io.slipway.delegates.pipeline;

import org.jspecify.annotations.NullMarked;
