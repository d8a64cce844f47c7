package io.slipway.web.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** Shows how a run goes on, on the standard error stream. */
interface Progress {

    /** Something has happened. */
    void event(JsonNode event);

    /** This is how the run stands now. */
    void standing(JsonNode run);

    /** Nothing more comes. */
    default void end(JsonNode run) {}
}
