package io.slipway.adapters.helm;

import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.LinkedHashMap;
import java.util.Map;

/** Kubeconfigs as text. */
final class Kubeconfigs {

    private Kubeconfigs() {}

    static String withContext(String text, String context) {
        if (context.isEmpty()) return text;
        Map<?, ?> read = Serialization.unmarshal(text, LinkedHashMap.class);
        var changed = new LinkedHashMap<Object, Object>(read);
        if (context.equals(changed.get("current-context"))) return text;
        changed.put("current-context", context);
        return Serialization.asYaml(changed);
    }
}
