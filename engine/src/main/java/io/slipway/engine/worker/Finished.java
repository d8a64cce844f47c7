package io.slipway.engine.worker;

import io.slipway.engine.run.Result;

/** A leased task whose result waits for its commit. */
record Finished(Lease lease, Result result) {}
