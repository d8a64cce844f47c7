/** The instances of pipelines: files with a reload command, ConfigMaps with a rollout, addresses that take a text. */
@NullMarked
package io.slipway.adapters.pipelines;

import org.jspecify.annotations.NullMarked;
