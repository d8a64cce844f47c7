package io.slipway.engine.app.kind;

/** What is installed together, in the order in which it is installed (AP-13); undone the other way round. */
public enum ObjectGroup {
    SERVICE,
    /** What data flows through, before what makes it flow. */
    TOPICS,
    DATASTREAM,
    INDEX,
    SEARCH,
    SETTINGS,
    ALERT
}
