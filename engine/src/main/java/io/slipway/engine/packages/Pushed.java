package io.slipway.engine.packages;

/** What came of pushing a package: where it is, and whether it was not there before. */
public record Pushed(StoredPackage stored, boolean isNew) {}
