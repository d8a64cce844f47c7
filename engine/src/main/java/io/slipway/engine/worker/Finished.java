package io.slipway.engine.worker;

import io.slipway.engine.run.Result;

/**
 * A leased task whose result waits for its commit.
 *
 * @param holdsSlot whether a slot is given back with the commit
 * @param troubles how often it could not be committed
 */
record Finished(Lease lease, Result result, boolean holdsSlot, int troubles) {

    static Finished of(Lease lease, Result result) {
        return new Finished(lease, result, true, 0);
    }

    Finished with(Result changed) {
        return new Finished(lease, changed, holdsSlot, troubles);
    }

    Finished withoutSlot() {
        return new Finished(lease, result, false, troubles);
    }

    Finished afterTrouble() {
        return new Finished(lease, result, holdsSlot, troubles + 1);
    }
}
