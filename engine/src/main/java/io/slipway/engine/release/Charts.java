package io.slipway.engine.release;

import io.slipway.engine.fault.Faults;

/** Gets charts from where they are, as far as the site lets packages reach. */
public interface Charts {

    /** What is wrong with a wish as far as can be told without the network. */
    Faults check(ChartWish wish);

    /** @throws ReleaseProblem when it cannot be had, or is not what was asked for */
    Chart fetch(ChartWish wish) throws InterruptedException;
}
