package io.slipway.engine.site;

import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Faults;
import java.util.ArrayList;
import java.util.List;

/** One look over all settings: what surrounds them, and the faults so far. */
final class Inspection {

    private final Surroundings surroundings;
    private final List<Fault> faults = new ArrayList<>();

    Inspection(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    void add(Fault fault) {
        faults.add(fault);
    }

    Faults faults() {
        return Faults.of(faults);
    }
}
