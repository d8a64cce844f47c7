/** Installs the Kubernetes objects of an app: volumes, then what prepares, then the rest (AP-20). */
@NullMarked
package io.slipway.delegates.service;

import org.jspecify.annotations.NullMarked;
