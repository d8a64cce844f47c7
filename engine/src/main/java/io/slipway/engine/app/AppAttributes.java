package io.slipway.engine.app;

import io.slipway.engine.graph.SemanticVersion;
import java.util.List;
import java.util.Optional;

/**
 * What an app says about itself in {@code app.conf} (AP-4).
 *
 * @param label for people; the id where none is given
 * @param author empty where none is given
 * @param description empty where none is given
 * @param requires other apps that must be there
 * @param isVisible whether it is shown among the apps
 * @param isConfigured whether it can be used without being set up first
 * @param setup the file of its setup form
 */
public record AppAttributes(
        String id,
        SemanticVersion version,
        String label,
        String author,
        String description,
        List<Requirement> requires,
        boolean isVisible,
        boolean isConfigured,
        Optional<String> setup) {

    public AppAttributes {
        requires = List.copyOf(requires);
    }
}
