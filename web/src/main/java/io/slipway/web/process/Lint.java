package io.slipway.web.process;

import io.slipway.engine.bpmn.laws.DiagramLint;
import java.util.List;

/** The lint of diagrams where no server is asked. */
public final class Lint {

    private Lint() {}

    /** Everything but what steps are bound to: that depends on the server's plug-ins. */
    public static List<Finding> findings(String file, byte[] bpmn) {
        return DiagramLint.withoutServer().breaches(file, bpmn).stream()
                .map(Finding::of)
                .toList();
    }
}
