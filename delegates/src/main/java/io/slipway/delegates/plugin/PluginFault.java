package io.slipway.delegates.plugin;

import java.util.List;

/** Plug-ins that cannot be used; a sentence for each. Slipway does not start without what somebody put there on purpose. */
public final class PluginFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> sentences;

    PluginFault(List<String> sentences) {
        super(String.join("\n", sentences));
        this.sentences = List.copyOf(sentences);
    }

    public List<String> sentences() {
        return sentences;
    }
}
