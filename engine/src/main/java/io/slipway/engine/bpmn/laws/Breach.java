package io.slipway.engine.bpmn.laws;

import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Place;

/**
 * A law that a diagram breaks.
 *
 * @param law the code people search for: {@code LAW-SCRIPT}
 * @param element the id of the element; {@code -} where it has none
 */
public record Breach(String law, String element, String what, String mend) {

    /** The same as a fault of a file. */
    public Fault fault(String file) {
        return new Fault(law, Place.of(file), what, mend);
    }
}
