/** Pipelines of an app: the files of one Vector or Logstash folder, checked as far as text alone allows, and made into one. */
@NullMarked
package io.slipway.engine.app.pipeline;

import org.jspecify.annotations.NullMarked;
