package io.slipway.engine.app;

import io.slipway.engine.graph.SemanticVersion;

/** Another app that must be there, in a version of that range. */
public record Requirement(String app, VersionRange range) {

    public boolean isMetBy(String id, SemanticVersion version) {
        return app.equals(id) && range.holds(version);
    }

    @Override
    public String toString() {
        return (app + " " + range).strip();
    }
}
