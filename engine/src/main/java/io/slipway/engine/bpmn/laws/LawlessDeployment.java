package io.slipway.engine.bpmn.laws;

import io.slipway.engine.fault.Faults;
import org.camunda.bpm.engine.exception.NotValidException;

/** Nothing of a deployment was taken. The engine's REST answers it with status 400 and the sentences. */
public final class LawlessDeployment extends NotValidException {

    private static final long serialVersionUID = 1L;

    private final transient Faults faults;

    private LawlessDeployment(Faults faults) {
        super("Nothing was deployed. This has to be mended first:\n" + faults.render());
        this.faults = faults;
    }

    public static void throwIfAny(Faults faults) {
        if (!faults.isEmpty()) throw new LawlessDeployment(faults);
    }

    public Faults faults() {
        return faults;
    }
}
