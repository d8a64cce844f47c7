package io.slipway.engine.values;

import io.slipway.engine.fault.Faults;

/** What came of changing the global config. */
public sealed interface GlobalChange {

    record Stored(GlobalRevision revision) implements GlobalChange {}

    /** Somebody else was faster: look at the newer revision, and decide again. */
    record Overtaken(GlobalRevision newer) implements GlobalChange {

        public String sentences() {
            return "The global config was changed meanwhile, by %s: it is at revision %d now. Look at it with slipway global get, and set again."
                    .formatted(newer.by(), newer.number());
        }
    }

    record Refused(Faults faults) implements GlobalChange {}
}
