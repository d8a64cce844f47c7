package io.slipway.web.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Place;

/** Reads faults from a server's answers. */
final class SaidFault {

    private SaidFault() {}

    static Fault of(JsonNode fault) {
        var place = new Place(
                fault.path("file").asText(),
                fault.path("line").asInt(),
                fault.path("column").asInt());
        return new Fault(
                fault.path("code").asText(),
                place,
                fault.path("what").asText(),
                fault.path("mend").asText());
    }
}
