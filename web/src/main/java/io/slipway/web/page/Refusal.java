package io.slipway.web.page;

import io.slipway.engine.fault.FaultsException;
import java.util.List;

/** Why something is not done, as sentences. */
final class Refusal {

    private Refusal() {}

    static List<String> sentences(RuntimeException refused) {
        if (!(refused instanceof FaultsException found)) return List.of(String.valueOf(refused.getMessage()));
        return found.faults().all().stream()
                .map(fault -> fault.what() + " " + fault.mend())
                .toList();
    }
}
