package io.slipway.adapters.helm;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Kubeconfigs as text. */
final class Kubeconfigs {

    private Kubeconfigs() {}

    /** JSON is YAML too. */
    static String withContext(String text, String context) {
        var documents = ManifestText.documents(text);
        if (context.isEmpty() || documents.isEmpty()) return text;
        return ((ObjectNode) documents.get(0).deepCopy())
                .put("current-context", context)
                .toString();
    }
}
