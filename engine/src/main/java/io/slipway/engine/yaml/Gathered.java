package io.slipway.engine.yaml;

import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Faults;
import java.util.ArrayList;
import java.util.List;

/** The faults of one document so far; nobody reads more than a thousand, and a hostile document could make millions. */
final class Gathered {

    private static final int MOST = 1_000;

    private final List<Fault> faults = new ArrayList<>();

    void add(Fault fault) {
        if (faults.size() == MOST) {
            throw new Halt(DocumentFaults.tooManyFaults(fault.place(), MOST));
        }
        faults.add(fault);
    }

    Faults and(Fault last) {
        return all().and(last);
    }

    Faults all() {
        return Faults.of(faults);
    }
}
