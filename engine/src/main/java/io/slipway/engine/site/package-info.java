/** What a site tells Slipway about itself in {@code slipway.yaml}: its clusters, Kafka, pipelines, repositories and policy. */
@NullMarked
package io.slipway.engine.site;

import org.jspecify.annotations.NullMarked;
