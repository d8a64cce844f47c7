package io.slipway.engine.install;

import java.time.Instant;

/**
 * An app that is installed.
 *
 * @param digest of its package
 * @param run that has installed this version of it
 */
public record InstalledApp(String name, String label, String version, String digest, String run, Instant installedAt) {}
