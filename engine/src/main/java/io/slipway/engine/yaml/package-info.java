/** Reads YAML and JSON into a tree in which every key and value knows its place in the file. */
@NullMarked
package io.slipway.engine.yaml;

import org.jspecify.annotations.NullMarked;
