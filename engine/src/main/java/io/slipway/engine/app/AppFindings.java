package io.slipway.engine.app;

import io.slipway.engine.fault.Checked;
import io.slipway.engine.fault.Faults;

/**
 * What came of looking at an app.
 *
 * @param app it, or all its faults
 * @param warnings what is probably not meant so, but keeps nothing from being installed
 */
public record AppFindings(Checked<AppPackage> app, Faults warnings) {}
