package io.slipway.web.process;

import io.slipway.engine.bpmn.laws.Breach;

/**
 * Something that keeps a diagram from being deployed.
 *
 * @param code with a page of its own in docs/errors
 * @param element its id; {@code -} where it has none
 */
public record Finding(String code, String element, String what, String mend) {

    static Finding of(Breach breach) {
        return new Finding(breach.law(), breach.element(), breach.what(), breach.mend());
    }

    /** One line, as for every fault. */
    public String line(String file) {
        return new Breach(code, element, what, mend).fault(file).toString();
    }
}
