/** The Kubernetes objects of an app: parameters, labels and routes, checked without a cluster. */
@NullMarked
package io.slipway.engine.app.service;

import org.jspecify.annotations.NullMarked;
