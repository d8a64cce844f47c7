package io.slipway.engine.app.kind;

/** What is installed together, in the order in which it is installed; undone the other way round. */
public enum ObjectGroup {
    DATASTREAM,
    INDEX,
    SEARCH,
    SETTINGS,
    ALERT
}
